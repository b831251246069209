// What keys do: nothing while somebody types, or while a dialog asks something.

import { go, place, route } from "./routes.js";

const PLACES = { m: "mail", w: "wire", o: "outside" };

/** Whether single keys do something: who dictates to the browser switches them off (WCAG 2.1.4). */
const HELD = "fake_ews_keys";
export const keysAreOn = () => localStorage.getItem(HELD) !== "off";
export const switchKeys = (on) => localStorage.setItem(HELD, on ? "on" : "off");

/** Listen to the keyboard. */
export function keys(bar) {
  let going = false;
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea") || document.querySelector("dialog[open]");
    if (event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
    if (typing) {
      if (event.key === "Escape" && event.target.matches("input, select")) event.target.blur();
      return;
    }
    const act = going && PLACES[event.key] ? () => go(route(PLACES[event.key])) : ACTS[event.key];
    going = event.key === "g";
    if (!act || act(bar) === false) return;
    event.preventDefault();
  });
}

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => (document.activeElement?.closest(".rows") ? step(1) : false),
  ArrowUp: () => (document.activeElement?.closest(".rows") ? step(-1) : false),
  "/": () => {
    const field = document.querySelector("main [data-search]");
    field?.focus();
    field?.select();
    return Boolean(field);
  },
  u: back,
  Escape: back,
  "?": (bar) => bar.openKeys(),
};

/** Go to the next row of the list and open it, from the one that has the focus or is open. */
function step(by) {
  const rows = [...document.querySelectorAll("main .rows a.row")];
  if (!rows.length) return false;
  const here = rows.findIndex((row) => row === document.activeElement);
  const at = here >= 0 ? here : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const row = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  row.focus();
  row.click();
  return true;
}

function back() {
  const names = place();
  const [part, , , item] = names;
  if (part === "mail" && item) go(route(...names.slice(0, 3)));
  else if (part !== "mail" && names.length > 1) go(route(part));
  else return false;
  return true;
}
