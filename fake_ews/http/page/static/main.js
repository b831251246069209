// Begins the page: the bar on top, and below it the part of the page where the reader is.

import { listen, Refused } from "./api.js";
import { h } from "./elements.js";
import { Bar } from "./bar.js";
import { keys } from "./keys.js";
import { Mail } from "./mail.js";
import { Outside } from "./outside.js";
import { place } from "./routes.js";
import { Wire } from "./wire.js";
import { say } from "./words.js";

const PARTS = { mail: Mail, wire: Wire, outside: Outside };

const bar = new Bar();
const main = h("main", { id: "main", tabindex: "-1" });
const trouble = h("p", { class: "trouble", role: "alert", hidden: true });
document.body.append(h("a", { class: "skip", href: "#main", onclick: toContent }, say("skip")), bar.element, trouble, main);

/** Each part is made when it is first seen, and keeps what was typed and chosen in it. */
const made = {};
let shown = null;

function toContent(event) {
  event.preventDefault();
  main.focus();
}

async function arrive() {
  const [name = "mail", ...rest] = place();
  const known = Object.hasOwn(PARTS, name) ? name : "mail";
  const part = (made[known] ??= new PARTS[known](bar));
  if (shown !== part) {
    shown = part;
    main.replaceChildren(h("h1", { class: "hidden" }, say(known)), part.element);
    document.title = `${say(known)} · fake-ews`;
  }
  bar.mark(known);
  await trying(() => part.open(known === name ? rest : []));
  // In a narrow window what had the focus is gone with its pane; whoever cannot see goes on where the new one begins.
  const { activeElement: held } = document;
  if (document.documentElement.dataset.ready && (held === document.body || !held.checkVisibility())) main.focus();
}

/** Say what was refused, and that the server is gone; everything else is a mistake of this page. */
async function trying(act) {
  try {
    await act();
    trouble.hidden = true;
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof TypeError && error.message.includes("fetch"))) throw error;
    trouble.textContent = error instanceof Refused ? `${say("refused")}: ${error.message}` : say("gone");
    trouble.hidden = false;
  }
}

/** One refresh at a time; news that come meanwhile ask for one more. */
let busy = false;
let again = false;

async function news() {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    await trying(async () => {
      await bar.news(); // which mailboxes there are decides what the rest can show
      await shown?.news();
    });
  }
  busy = false;
}

addEventListener("hashchange", arrive);
keys(bar);
await trying(() => bar.news());
await arrive();
listen(news, (gone) => {
  trouble.hidden = !gone;
  if (gone) trouble.textContent = say("gone");
});
document.documentElement.dataset.ready = "yes";
