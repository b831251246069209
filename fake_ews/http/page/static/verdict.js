// Verdicts of the product, in words and colours.

import { aside, h } from "./elements.js";
import { say } from "./words.js";

/** Every verdict, in the order in which a choice lists them. */
export const VERDICTS = ["ok", "warning", "error", "fault", "refused", "login", "open", "internal"];

/** What a verdict is called; "refused" is also a heading elsewhere. */
export const verdictName = (kind) => say(kind === "refused" ? "refused_status" : kind);

/** The badge of a verdict: its colour, and the response code that says most. */
export function badge(verdict) {
  const codes = Object.keys(verdict.codes);
  const text = codes.find((one) => one !== "NoError") ?? codes[0] ?? verdictName(verdict.kind);
  return h("span", { class: ["badge", verdict.kind] }, aside(`${say("verdict")}: `), text);
}
