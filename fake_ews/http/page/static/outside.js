// The mail that left the organisation, as those outside got it.

import { call } from "./api.js";
import { h } from "./elements.js";
import { Item } from "./item.js";
import { List } from "./list.js";
import { route } from "./routes.js";
import { say } from "./words.js";

export class Outside {
  constructor(bar) {
    this.bar = bar;
    this.search = h("input", { type: "search", "aria-label": say("search_outside"), placeholder: say("search_outside"), "data-search": true, oninput: () => this.news() });
    this.item = new Item("outside_item", "outside-html", "outside-source", "outside-file");
    this.list = new List((line) => route("outside", line.id), () => this.listed());
    this.element = h("div", { class: "panes outside" },
      h("section", { class: "pane list", "aria-label": say("outside_mail") },
        h("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() }, this.search),
        this.list.element),
      this.item.element);
  }

  /** Show the place `#/outside/<mail>`. */
  async open([item]) {
    this.element.toggleAttribute("data-reading", Boolean(item));
    this.item.open(item ? { mailbox: null, item, back: route("outside") } : null);
    await this.news();
  }

  async news() {
    await Promise.all([this.list.open(this.listed(), this.item.id), this.item.news()]);
  }

  listed() {
    const search = this.search.value.trim();
    return {
      now: this.bar.now(), mailbox: "", folder: "", kind: "mail", outside: true, search, title: say("outside_mail"), nothing: say("no_outside"),
      ask: (limit) => call("outside_mail", { search, limit }),
    };
  }
}
