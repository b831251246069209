// What lies in a folder: messages newest first, contacts by name, tasks by when they are due.

import { call } from "./api.js";
import { aside, h, icon, marked, show } from "./elements.js";
import * as moments from "./moments.js";
import { say } from "./words.js";

const PAGE = 100;

export class List {
  constructor(address, listed) {
    this.address = address;
    this.listed = listed;
    this.limit = PAGE;
    this.element = h("div", { class: "listing" });
    this.heading = h("header", { class: "listhead" });
    this.rows = h("div", { class: "scroll" });
    this.element.append(this.heading, this.rows);
  }

  async open(listed, current) {
    const where = `${listed.mailbox}/${listed.folder}`;
    if (where !== this.where) this.limit = PAGE;
    this.where = where;
    const { mailbox, folder, search } = listed;
    const listing = listed.ask
      ? await listed.ask(this.limit)
      : await call("list_items", { mailbox, folder, search, limit: this.limit });
    if (this.where !== where) return;
    show(this.heading, [listed.title, listing.total, listed.back], () => [
      listed.back && h("a", { class: "back", href: listed.back }, icon("back"), aside(say("back"))),
      h("h2", {}, listed.title),
      h("span", { class: "soft", role: "status" }, say(listing.total === 1 ? "count_item" : "count_items", { n: listing.total })),
    ]);
    show(this.rows, [listing, current, search, moments.dayText(listed.now)], () => this.content(listing, listed, current));
  }

  content(listing, listed, current) {
    if (!listing.lines.length) {
      return h("p", { class: "empty" }, listed.search ? say("nothing_found", { text: listed.search }) : listed.nothing ?? say("nothing"));
    }
    const kind = KINDS[listed.kind] ?? KINDS.mail;
    const lines = kind.order ? [...listing.lines].sort(kind.order) : listing.lines;
    const left = listing.total - listing.lines.length;
    return [
      h("ol", { class: "rows" }, lines.map((line) => h("li", {}, h("a",
        { class: ["row", listed.kind, !line.is_read && "unread"], href: this.address(line), "aria-current": line.id === current ? "true" : null, "data-key": line.id },
        kind.row(line, listed))))),
      left > 0 && h("button", { class: "quiet more", type: "button", onclick: () => { this.limit += PAGE; this.open(this.listed(), current); } },
        say("more", { n: Math.min(left, PAGE) })),
    ];
  }
}

const named = ([name, address]) => name || address;

/** Who matters of a message: its author, or in a folder of one's own letters whom it is for. */
function who(line, listed) {
  const own = line.is_draft || ["sentitems", "drafts", "outbox"].includes(line.folder) || listed.outside;
  const people = own ? line.to : [line.from].filter(Boolean);
  return people.map(named).join(", ") || say("nobody");
}

function message(line, listed) {
  const moment = new Date(line.moment);
  return [
    h("span", { class: "first" },
      h("span", { class: "who" }, !line.is_read && aside(`${say("is_unread")}: `), marked(listed.outside ? line.folder : who(line, listed), listed.search)),
      h("time", { datetime: line.moment, title: moments.whole(moment) }, moments.short(moment, listed.now))),
    h("span", { class: "subject" },
      line.is_draft && h("span", { class: "badge warning" }, say("is_draft")),
      line.important && h("span", { class: "mark high", title: say("important") }, "!", aside(say("important"))),
      line.flagged && h("span", { class: "mark flag", title: say("flagged") }, "⚑", aside(say("flagged"))),
      h("span", { class: "words" }, marked(line.subject || say("no_subject"), listed.search)),
      line.files > 0 && h("span", { class: "mark" }, icon("clip"), aside(say("has_files")))),
    h("span", { class: "preview" }, marked(line.preview, listed.search)),
  ];
}

function contact(line, listed) {
  const { name, company, email, phone } = line.facts;
  return [
    h("span", { class: "first" }, h("span", { class: "who" }, marked(name || line.subject || email || say("nobody"), listed.search)), company && h("span", { class: "soft" }, company)),
    h("span", { class: "preview" }, [email, phone].filter(Boolean).join(" · ")),
  ];
}

function task(line) {
  const { status = "NotStarted", due, complete = 0 } = line.facts;
  const done = status === "Completed";
  return [
    h("span", { class: "first" },
      h("span", { class: ["who", done && "done"] }, line.subject || say("no_subject")),
      due && h("time", { datetime: due }, `${say("due")} ${moments.dayOfYear(new Date(due))}`)),
    h("span", { class: "second" },
      h("span", { class: ["badge", done ? "ok" : status === "NotStarted" ? "" : "open"] }, say(status)),
      h("progress", { max: "100", value: String(complete), "aria-label": say("complete") }, `${complete} %`)),
  ];
}

const KINDS = {
  mail: { row: message },
  note: { row: message },
  contact: { row: contact, order: (a, b) => label(a).localeCompare(label(b)) },
  task: { row: task, order: (a, b) => (a.facts.due ?? "9").localeCompare(b.facts.due ?? "9") },
};

function label(line) {
  return line.facts.name || line.subject || "";
}
