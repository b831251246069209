// One request with its reply: the verdict and why, both bodies as people read them, and copies that do it again.

import { call, Refused } from "./api.js";
import { h, icon, show } from "./elements.js";
import * as moments from "./moments.js";
import { route } from "./routes.js";
import { badge, verdictName } from "./verdict.js";
import { say } from "./words.js";
import { pretty } from "./xml.js";

/** A batch can fail in a thousand parts for the same reason. */
const MOST_REASONS = 20;

export class Exchange {
  constructor(searched) {
    this.searched = searched;
    this.element = h("section", { class: "pane reading", "aria-label": say("one_exchange") });
    this.number = 0;
  }

  async open(number) {
    this.number = number;
    await this.news();
  }

  async news() {
    const number = this.number;
    if (!number) {
      show(this.element, "", () => h("p", { class: "empty" }, icon("wire"), say("choose_exchange")));
      return;
    }
    try {
      const whole = await call("exchange", { number });
      if (number === this.number) show(this.element, [whole, this.searched()], () => this.whole(whole));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      show(this.element, error.message, () => [back(), h("p", { class: "empty" }, error.message)]);
    }
  }

  whole(whole) {
    const { line } = whole;
    return [
      h("header", { class: "headline" },
        back(),
        h("h2", {}, line.operation, " ", badge(line.verdict)),
        h("div", { class: "actions" }, this.namespaces(), this.copying(line, "pytest", "copy_test"), this.copying(line, "curl", "copy_curl"))),
      h("dl", { class: "facts" },
        fact("date", moments.whole(new Date(line.moment))),
        fact("account", line.account || say("nobody_yet")),
        line.version && fact("version", line.version)),
      this.judgement(whole),
      h("div", { class: "both" },
        this.side("request", `${line.method} ${line.target}`, whole.request_headers, whole.request),
        this.side("reply", `HTTP ${line.status || "…"}`, whole.reply_headers, whole.reply, line)),
    ];
  }

  /** The product's verdict, with each response code, what it said, and the rule behind it where one is known. */
  judgement(whole) {
    const { verdict, fault_id: fault } = whole.line;
    const codes = Object.entries(verdict.codes);
    if (verdict.kind === "ok" && !whole.why.length && !fault) return null;
    return h("div", { class: ["judgement", verdict.kind], role: "note" },
      h("p", {},
        h("strong", {}, verdictName(verdict.kind)),
        codes.map(([code, count]) => [" ", h("code", {}, code), count > 1 && ` × ${count}`])),
      verdict.text && h("p", {}, verdict.text),
      whole.why.slice(0, MOST_REASONS).map(reason),
      whole.why.length > MOST_REASONS && h("p", {}, say("more_reasons", { n: whole.why.length - MOST_REASONS })),
      whole.internal_error && h("pre", {}, whole.internal_error));
  }

  side(name, first, headers, body, line = null) {
    const title = h("h3", {}, say(name), " ", h("span", { class: "soft" }, moments.bytes(new Blob([body]).size)));
    return h("section", { class: "side", "aria-label": say(name) },
      title,
      h("details", {},
        h("summary", {}, h("code", {}, first), " ", h("span", { class: "soft" }, say("http_headers", { n: headers.length }))),
        h("dl", { class: "headers" }, headers.map(([key, value]) => [h("dt", {}, key), h("dd", {}, value)]))),
      body ? pretty(body, this.searched()) : h("p", { class: "soft" }, say("no_body")),
      line?.verdict.kind === "open" && h("p", { class: "soft" }, say("still_open")));
  }

  /** Declarations of namespaces are many and say little: they are shown on demand. */
  namespaces() {
    const shown = this.element.classList.contains("namespaces");
    return h("button", { class: "quiet small", type: "button", "aria-pressed": String(shown), "data-key": "namespaces",
      onclick: (event) => {
        const now = this.element.classList.toggle("namespaces");
        event.currentTarget.setAttribute("aria-pressed", String(now));
      } }, say("namespaces"));
  }

  copying(line, form, name) {
    const button = h("button", { class: "quiet small", type: "button", onclick: () => this.copy(line, form, button) }, icon("copy"), say(name));
    return button;
  }

  async copy(line, form, button) {
    let text = "";
    try {
      text = await call("copied", { number: line.number, form });
      await navigator.clipboard.writeText(text);
      button.classList.add("done");
      button.replaceChildren(icon("task"), say("copied"));
      setTimeout(() => button.replaceChildren(icon("copy"), say(form === "curl" ? "copy_curl" : "copy_test")), 1500);
    } catch (error) {
      this.handOver(error instanceof Refused ? error.message : say("not_copied"), text);
    }
  }

  /** Show what could not be copied: browsers let pages copy only from this machine or over TLS. */
  handOver(sentence, text) {
    const dialog = h("dialog", { class: "wide", "aria-label": say("copy_test"), onclose: () => dialog.remove() },
      h("p", {}, sentence),
      text && h("textarea", { readonly: true, rows: "18", "aria-label": say("copy_test") }, text),
      h("form", { method: "dialog" }, h("button", { type: "submit" }, say("close"))));
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("textarea")?.select();
  }
}

function back() {
  return h("a", { class: "back", href: route("wire") }, icon("back"), say("back"));
}

function fact(name, value) {
  return h("div", {}, h("dt", {}, say(name)), h("dd", {}, value));
}

/** What the product would not say: which rule decided, by which clause, and the row, setting or plan behind it. */
function reason(why) {
  const told = [
    ["part", why.part > 0 && `${why.part}: ${why.code}`],
    ["rule", why.rule],
    ["clause", why.clause],
    ["row", why.row],
    ["setting", why.setting],
    ["plan", why.plan > 0 && String(why.plan)],
    ["place", why.place],
  ];
  return h("dl", { class: "why", "aria-label": say("why") },
    told.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, say(name)), h("dd", {}, value)]));
}
