// Mailboxes as ews-javascript-api sees them: reads one JSON order a line, writes one JSON answer a line, events between.
//
// Every order names its mailbox. The certificate authority comes by NODE_EXTRA_CA_CERTS, so that TLS is checked as in
// any other program.

import { createInterface } from "node:readline";
import { XhrApi } from "@ewsjs/xhr";
import ews from "ews-javascript-api";
import { verbs } from "./verbs.mjs";

// The library writes its complaints with console.log; they are no answers.
console.log = console.error;

const mailboxes = new Map();

function mailbox({ url, version, auth, user, password }) {
  const service = new ews.ExchangeService(ews.ExchangeVersion[version]);
  service.Url = new ews.Uri(url);
  service.Credentials = new ews.WebCredentials(user, password);
  service.XHRApi = new XhrApi();
  if (auth === "ntlm") service.XHRApi.useNtlmAuthentication(user, password);
  return { service, tell: (event) => write({ user, event }) };
}

function write(line) {
  process.stdout.write(JSON.stringify(line) + "\n");
}

function code(error) {
  const number = error.ErrorCode ?? error.InnerException?.ErrorCode;
  return number === undefined ? (error.constructor?.name ?? null) : ews.ServiceError[number];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { verb, login, ...order } = JSON.parse(line);
  try {
    if (!mailboxes.has(login.user)) mailboxes.set(login.user, mailbox(login));
    write({ result: (await verbs[verb](mailboxes.get(login.user), order)) ?? null });
  } catch (error) {
    write({ error: error.Message ?? error.message ?? String(error), code: code(error), stack: error.stack });
  }
}
