// The bar on top: which Exchange this is, the parts of the page, the clock, the language, and what forgets everything.

import { call } from "./api.js";
import { h, icon, show } from "./elements.js";
import { keysAreOn, switchKeys } from "./keys.js";
import * as moments from "./moments.js";
import { route } from "./routes.js";
import { say } from "./words.js";

const PARTS = [["mail", "mail"], ["wire", "wire"], ["outside", "world"]];
const STEPS = [["minute", 60], ["hour", 3600], ["day", 86_400], ["week_long", 604_800]];

export class Bar {
  constructor() {
    this.overview = null;
    this.title = h("a", { class: "brand", href: route("mail") });
    this.links = new Map(PARTS.map(([name, picture]) => [name, h("a", { href: route(name) }, icon(picture), h("span", {}, say(name)))]));
    this.face = h("span", { class: "face" });
    this.clockButton = h("button", { class: "quiet clock", type: "button", onclick: () => this.openClock() }, icon("clock"), this.face);
    this.element = h("header", { class: "bar" },
      this.title,
      h("nav", { "aria-label": say("sections") }, [...this.links.values()]),
      h("div", { class: "tools" },
        this.clockButton,
        this.languages(),
        this.tool("keyboard", "keys", () => this.openKeys()),
        this.tool("reset", "reset", () => this.openReset())));
    setInterval(() => this.tick(), 1000);
  }

  tool(picture, name, onclick) {
    return h("button", { class: "quiet", type: "button", onclick, "aria-label": say(name), title: say(name) }, icon(picture));
  }

  languages() {
    const here = document.documentElement.lang;
    const other = here === "de" ? ["en", "English", "EN"] : ["de", "Deutsch", "DE"];
    return h("a", { class: "quiet button", href: `?language=${other[0]}`, lang: other[0], hreflang: other[0], "aria-label": other[1], title: other[1],
      onclick: (event) => { event.preventDefault(); location.assign(`?language=${other[0]}${location.hash}`); } }, other[2]);
  }

  /** Say which part is shown. */
  mark(name) {
    for (const [part, link] of this.links) {
      if (part === name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  async news() {
    this.overview = await call("overview");
    const { product, build, now } = this.overview;
    this.ahead = new Date(now) - Date.now();
    show(this.title, [product, build], () => [
      h("img", { src: "page/mark.svg", alt: "", width: "28", height: "28" }),
      h("span", {}, h("strong", {}, product), h("span", { class: "soft build" }, build)),
    ]);
    this.tick();
  }

  /** The organisation's time: one that ticks ticks here too. */
  now() {
    if (!this.overview) return new Date();
    return this.overview.manual ? new Date(this.overview.now) : new Date(Date.now() + this.ahead);
  }

  tick() {
    if (!this.overview) return;
    const now = this.now();
    const text = `${moments.short(now, new Date(0))} ${moments.time(now)}`;
    if (this.face.textContent === text) return;
    this.face.textContent = text;
    this.clockButton.setAttribute("aria-label", `${say("clock")}: ${moments.whole(now)}`);
    this.clockButton.title = moments.whole(now);
  }

  openClock() {
    const now = this.now();
    const manual = this.overview.manual;
    const target = h("input", { type: "datetime-local", step: "60", value: `${moments.dayText(now)}T${moments.time(now)}` });
    const move = async (args) => {
      await call("clock", args);
      dialog.close();
    };
    const dialog = this.dialog(say("clock"), [
      h("p", { class: "big" }, moments.whole(now)),
      h("p", { class: "soft" }, say(manual ? "clock_stands" : "clock_ticks")),
      manual && h("fieldset", {}, h("legend", {}, say("advance")), h("div", { class: "actions" }, STEPS.map(([name, amount]) =>
        h("button", { type: "button", class: "quiet", onclick: () => move({ advance_seconds: amount }) }, say(name))))),
      manual && h("form", { class: "inline", onsubmit: (event) => { event.preventDefault(); move({ set: new Date(target.value).toISOString() }).catch((error) => { refusal.textContent = error.message; }); } },
        h("label", {}, say("move_to"), target), h("button", { type: "submit" }, say("move"))),
    ]);
    const refusal = h("p", { class: "refusal", role: "alert" });
    dialog.querySelector(".body").append(refusal);
  }

  openReset() {
    const dialog = this.dialog(say("reset"), [
      h("p", {}, h("strong", {}, say("reset_ask"))),
      h("p", { class: "soft" }, say("reset_hint")),
      h("div", { class: "actions" },
        h("button", { type: "button", class: "danger", onclick: async () => { await call("reset"); dialog.close(); } }, say("reset_do"))),
    ]);
  }

  openKeys() {
    const rows = [["j k ↓ ↑", "key_next"], ["/", "key_search"], ["u Esc", "key_back"], ["g m", "key_mail"], ["g w", "key_wire"], ["g o", "key_outside"], ["?", "key_help"]];
    const on = h("input", { type: "checkbox", checked: keysAreOn(), onchange: () => switchKeys(on.checked) });
    this.dialog(say("keys_title"), [h("label", { class: "check" }, on, say("keys_on")), h("dl", { class: "keys" }, rows.map(([keys, name]) => [
      h("dt", {}, keys.split(/ (?!m|w|o)/).map((one) => h("kbd", {}, one))), h("dd", {}, say(name))]))]);
  }

  dialog(title, content) {
    const dialog = h("dialog", { "aria-label": title, onclose: () => dialog.remove(), onclick: (event) => { if (event.target === dialog) dialog.close(); } },
      h("div", { class: "body" },
        h("header", {}, h("h2", {}, title), h("form", { method: "dialog" }, h("button", { class: "quiet small", type: "submit" }, say("close")))),
        content));
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  }
}
