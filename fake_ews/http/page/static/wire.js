// The wire: requests with their replies, newest first, found by what they are or by what stands in them.

import { call } from "./api.js";
import { h, marked, show } from "./elements.js";
import { Exchange } from "./exchange.js";
import * as moments from "./moments.js";
import { go, route } from "./routes.js";
import { badge, VERDICTS, verdictName } from "./verdict.js";
import { say } from "./words.js";

const PAGE = 200;
export class Wire {
  constructor() {
    this.limit = PAGE;
    this.search = h("input", { type: "search", "aria-label": say("search_wire"), placeholder: say("search_wire"), "data-search": true });
    this.operation = this.choice("operation", "any_operation");
    this.account = this.choice("account", "any_account");
    this.verdict = this.choice("verdict", "any_verdict");
    this.count = h("p", { role: "status" });
    const clear = async () => { await call("clear_wire"); go(route("wire")); };
    const line = h("div", { class: "count" }, this.count, h("button", { class: "quiet small", type: "button", onclick: clear }, say("clear")));
    this.list = h("div", { class: "scroll" });
    this.exchange = new Exchange(() => this.search.value.trim());
    const form = h(
      "form",
      { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      this.search, this.operation, this.account, this.verdict,
    );
    this.element = h(
      "div",
      { class: "panes wire" },
      h("section", { class: "pane list", "aria-label": say("exchanges") }, form, line, this.list),
      this.exchange.element,
    );
    let pause = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.refresh(), 150);
    });
  }

  choice(name, any) {
    const select = h("select", { "aria-label": say(name), onchange: () => this.refresh() }, h("option", { value: "" }, say(any)));
    select.any = any;
    return select;
  }

  /** Show the place `#/wire/<number>`. */
  async open([number]) {
    this.number = Number(number) || 0;
    this.element.toggleAttribute("data-reading", this.number > 0);
    await Promise.all([this.refresh(), this.exchange.open(this.number)]);
  }

  async news() {
    await Promise.all([this.refresh(), this.exchange.news()]);
  }

  async refresh() {
    const search = this.search.value.trim();
    const page = await call("wire", {
      search, operation: this.operation.value, account: this.account.value, verdict: this.verdict.value, limit: this.limit,
    });
    if (search !== this.search.value.trim()) return;
    this.fill(this.operation, page.operations, (name) => name);
    this.fill(this.account, page.accounts, (name) => name);
    const verdicts = VERDICTS.filter((one) => page.verdicts[one]).map((one) => [one, page.verdicts[one]]);
    this.fill(this.verdict, Object.fromEntries(verdicts), verdictName);
    const filtered = page.found !== page.kept;
    this.count.textContent = say(filtered ? "count_found" : "count_exchanges", { n: page.found, of: page.kept });
    show(this.list, [page.lines, search, this.number], () => this.rows(page, search));
  }

  fill(select, counts, name) {
    const held = select.value;
    show(select, [counts, held], () => [
      h("option", { value: "" }, say(select.any)),
      ...Object.entries(counts).map(([value, count]) => h("option", { value }, `${name(value)} (${count})`)),
      held && !(held in counts) && h("option", { value: held }, name(held)),
    ]);
    select.value = held;
  }

  rows(page, search) {
    if (!page.lines.length) {
      const text = page.kept ? say("nothing_found", { text: search || "…" }) : say("no_exchanges", { url: "/EWS/Exchange.asmx" });
      return h("p", { class: "empty" }, text);
    }
    return [
      h("ol", { class: "rows" }, page.lines.map((line) => this.row(line, search))),
      page.found > page.lines.length && h("button", {
        class: "quiet more", type: "button", onclick: () => { this.limit += PAGE; this.refresh(); },
      }, say("more", { n: Math.min(PAGE, page.found - page.lines.length) })),
    ];
  }

  row(line, search) {
    const moment = new Date(line.moment);
    const current = line.number === this.number ? "true" : null;
    return h("li", {}, h(
      "a",
      { class: ["row", "exchange", line.verdict.kind], href: route("wire", String(line.number)), "aria-current": current, "data-key": `wire-${line.number}` },
      h("span", { class: "first" },
        h("span", { class: "operation" }, marked(line.operation, search)),
        h("time", { datetime: line.moment, title: moments.whole(moment) }, moments.seconds(moment))),
      h("span", { class: "second" },
        h("span", { class: "soft" }, `${line.number} · `, marked(line.account || say("nobody_yet"), search)),
        h("span", { class: "badges" },
          line.fault_id > 0 && h("span", { class: "badge planned" }, say("planned")),
          badge(line.verdict),
          h("span", { class: "status" }, String(line.status || "…")))),
    ));
  }
}
