// One item, whole: who, what and when, its text in every form, its files, and everything that is stored of it.

import { call, part, Refused } from "./api.js";
import { h, icon, show } from "./elements.js";
import * as moments from "./moments.js";
import { say } from "./words.js";

export class Item {
  /** `verb` shows an item; the other three name the parts of the page that give what is no JSON. */
  constructor(verb, html, source, file) {
    this.verb = verb;
    this.parts = { html, source, file };
    this.element = h("section", { class: "pane reading", "aria-label": say("reading") });
    this.place = null;
    this.tab = "html";
  }

  get id() {
    return this.place?.item ?? "";
  }

  /** Have an item shown by the next `news`: `{mailbox, item, back}`, null for none. */
  open(place) {
    if (place?.item !== this.id) this.element.scrollTop = 0;
    this.place = place;
  }

  async news() {
    const { place } = this;
    if (!place) {
      show(this.element, "", () => h("p", { class: "empty" }, icon("mail"), say(this.verb === "show_item" ? "choose_item" : "choose_outside")));
      return;
    }
    const { mailbox, item } = place;
    try {
      const whole = await call(this.verb, mailbox === null ? { item } : { mailbox, item });
      if (place === this.place) show(this.element, [whole, place, this.tab], () => this.whole(whole));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      show(this.element, error.message, () => [this.back(), h("p", { class: "empty" }, say("gone_item"))]);
    }
  }

  back() {
    return h("a", { class: "back", href: this.place.back }, icon("back"), say("back"));
  }

  whole(whole) {
    const { line } = whole;
    const tabs = tabsOf(whole);
    const tab = tabs.includes(this.tab) ? this.tab : tabs[0];
    const panel = h("div", { class: "tabpanel", role: "tabpanel", id: "panel", "aria-labelledby": `tab-${tab}`, tabindex: "0" }, this.panel(tab, whole));
    return [
      h("header", { class: "headline" }, this.back(), h("h2", {}, line.subject || line.facts.name || say("no_subject"))),
      h("dl", { class: "facts" }, facts(whole)),
      h("div", { class: "tabs", role: "tablist", "aria-label": say("view"), onkeydown: (event) => turn(event) }, tabs.map((one) => h("button",
        { type: "button", role: "tab", id: `tab-${one}`, "aria-selected": String(one === tab), "aria-controls": "panel", tabindex: one === tab ? "0" : "-1", "data-key": `tab-${one}`,
          onclick: () => { this.tab = one; show(this.element, [whole, this.place, one], () => this.whole(whole)); } },
        say(`tab_${one}`, { n: whole.attachments.length })))),
      panel,
    ];
  }

  address(kind, more) {
    return part(this.parts[kind], this.place.mailbox ?? "", this.place.item, more);
  }

  panel(tab, whole) {
    switch (tab) {
      case "html":
        return [
          whole.remote > 0 && h("p", { class: "notice" }, icon("shield"), say(whole.remote === 1 ? "remote_one" : "remote", { n: whole.remote })),
          h("iframe", { class: "letter", title: say("html_frame"), sandbox: "allow-popups allow-popups-to-escape-sandbox", src: this.address("html") }),
        ];
      case "text":
        return whole.text ? h("pre", { class: "words" }, whole.text) : h("p", { class: "soft" }, say("no_text"));
      case "source":
        return [
          h("p", {}, h("a", { class: "button quiet small", href: this.address("source"), download: true }, say("download_source"))),
          h("pre", { class: "source" }, decoded(whole.source)),
        ];
      case "headers":
        return h("dl", { class: "headers" }, whole.headers.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
      case "files":
        return h("ul", { class: "files" }, whole.attachments.map((one, number) => h("li", {},
          icon("clip"),
          h("a", { href: this.address("file", { number: String(number) }), download: true }, one.name || say("download")),
          h("span", { class: "soft" }, `${one.content_type} · ${moments.bytes(one.size)}${one.inline ? ` · ${say("inline")}` : ""}`))));
      default:
        return properties(whole.properties);
    }
  }
}

function tabsOf(whole) {
  return [
    whole.html && "html",
    (whole.text || !whole.html) && "text",
    whole.attachments.length > 0 && "files",
    whole.headers.length > 0 && "headers",
    "source",
    Object.keys(whole.properties).length > 0 && "properties",
  ].filter(Boolean);
}

/** Arrows go from tab to tab (ARIA Authoring Practices, "Tabs"). */
function turn(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  event.stopPropagation();
  const tabs = [...event.currentTarget.children];
  const next = tabs[(tabs.indexOf(document.activeElement) + by + tabs.length) % tabs.length];
  next.focus();
  next.click();
}

function facts(whole) {
  const { line } = whole;
  const told = line.facts;
  const rows = [
    [told.start ? "organizer" : "from", line.from && person(line.from)],
    ["on_behalf", whole.sender && line.from && whole.sender[1] !== line.from[1] && person(whole.sender)],
    ["to", people(line.to)],
    ["cc", people(whole.cc)],
    ["bcc", people(whole.bcc)],
    ["when", told.start && span(told)],
    ["where", told.location],
    ["attendees", whole.attendees.length > 0 && whole.attendees.map((one, place) => [place > 0 && ", ", person([one.name, one.address]), h("span", { class: "soft" }, ` (${say(one.response)})`)])],
    ["status", told.status && say(told.status)],
    ["due", told.due && moments.dayOfYear(new Date(told.due))],
    ["company", told.company],
    ["email", told.email],
    ["phone", told.phone],
    ["date", !told.start && moments.whole(new Date(line.moment))],
    ["categories", whole.categories.length > 0 && whole.categories.map((one) => h("span", { class: "badge" }, one))],
    ["item_class", h("code", {}, line.item_class || line.kind)],
  ];
  return rows.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, say(name)), h("dd", {}, value)]);
}

/** From when to when; of whole days the last one is the day before the end. */
export function span({ start, end, all_day: allDay }) {
  const [from, to] = [new Date(start), new Date(end)];
  if (allDay) {
    const last = moments.later(to, -1);
    const days = last > from ? `${moments.longDay(from)} – ${moments.longDay(last)}` : moments.longDay(from);
    return `${days}, ${say("all_day")}`;
  }
  const same = moments.dayText(from) === moments.dayText(to);
  return `${moments.whole(from)} – ${same ? moments.time(to) : moments.whole(to)}`;
}

function person([name, address]) {
  return name && name !== address ? [h("strong", {}, name), h("span", { class: "soft" }, ` <${address}>`)] : address || say("nobody");
}

function people(all) {
  return all.length > 0 && all.map((one, place) => [place > 0 && ", ", person(one)]);
}

function decoded(source) {
  return new TextDecoder().decode(Uint8Array.from(atob(source), (one) => one.charCodeAt(0)));
}

/** Everything that is stored, as a table; what has parts is a table in it. */
function properties(value) {
  if (value === null || typeof value !== "object") return h("span", { class: "value" }, String(value));
  const rows = Array.isArray(value) ? value.map((one, place) => [String(place + 1), one]) : Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
  return h("table", { class: "properties" }, h("tbody", {}, rows.map(([name, one]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, properties(one))))));
}
