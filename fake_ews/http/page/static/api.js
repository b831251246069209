// The control handle's JSON API: each verb is one POST.

/** What the handle refused; its message is a sentence that says what to do. */
export class Refused extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

/** Call a verb and return what it answers; raises Refused. */
export async function call(verb, args = {}) {
  const answer = await fetch(`control/${verb}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(args),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Refused(said.error, answer.status);
  return said;
}

/** Return the address of something in an item that is no JSON: its HTML, its source or one of its files. */
export function part(kind, mailbox, item, more = {}) {
  return `page/${kind}?${new URLSearchParams({ mailbox, item, ...more })}`;
}

/** Call `news` after each change of the organisation or its wire, and `gone` with whether the server is out of reach. */
export function listen(news, gone) {
  const stream = new EventSource("page/events");
  stream.onmessage = () => { gone(false); news(); };
  stream.onerror = () => gone(true);
  return stream;
}
