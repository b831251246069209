// Mailboxes: whose, their folders, and what lies in the folder that is open, in the view that its kind asks for.

import { call } from "./api.js";
import { Calendar } from "./calendar.js";
import { aside, h, icon, show } from "./elements.js";
import { Item } from "./item.js";
import { List } from "./list.js";
import { go, route } from "./routes.js";
import { say } from "./words.js";

const PICTURES = { inbox: "inbox", drafts: "draft", sentitems: "sent", deleteditems: "trash", calendar: "calendar", contacts: "contact", tasks: "task", notes: "note" };
const CLASSES = [["IPF.Appointment", "calendar"], ["IPF.Contact", "contact"], ["IPF.Task", "task"], ["IPF.StickyNote", "note"]];
/** Folders that Exchange made and owners use, in this order; the others that it made are shown on demand. */
const FIRST = ["inbox", "drafts", "sentitems", "deleteditems", "junkemail", "outbox", "calendar", "contacts", "tasks", "notes", "journal"];
/** Found everywhere in the mailbox: the place of a search. */
const EVERYWHERE = "*";

export class Mail {
  constructor(bar) {
    this.bar = bar;
    this.choice = h("select", { "aria-label": say("choose_mailbox"), onchange: () => go(route("mail", this.choice.value, "inbox")) });
    this.search = h("input", { type: "search", "aria-label": say("search_mailbox"), placeholder: say("search_mailbox"), "data-search": true });
    this.tree = h("nav", { class: "tree", "aria-label": say("folders") });
    this.item = new Item("show_item", "html", "source", "file");
    this.list = new List((line) => route("mail", this.mailbox, this.folder, line.id), () => this.listed());
    this.calendar = new Calendar(bar, (line) => route("mail", this.mailbox, this.folder, line.id));
    this.middle = h("section", { class: "pane list", "aria-label": say("items") });
    this.sidebar = h("aside", { class: "pane side", "aria-label": say("mail") },
      this.choice,
      h("form", { role: "search", onsubmit: (event) => { event.preventDefault(); this.find(); } }, this.search),
      this.tree);
    this.element = h("div", { class: "panes mail" }, this.sidebar, this.middle, this.item.element);
    let pause = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.find(), 250);
    });
  }

  /** Show the place `#/mail/<mailbox>/<folder>/<item>`. */
  async open([mailbox, folder, item]) {
    const here = this.bar.overview?.mailboxes ?? [];
    this.element.classList.toggle("nobody", here.length === 0);
    if (!here.length) {
      show(this.middle, "nobody", () => h("p", { class: "empty" }, say("no_mailboxes")));
      this.middle.part = null;
      return;
    }
    const known = here.find((one) => one.address === mailbox) ?? here[0];
    if (known.address !== this.mailbox) this.search.value = "";
    this.mailbox = known.address;
    this.folder = folder || "inbox";
    if (this.folder !== EVERYWHERE) this.search.value = "";
    this.element.toggleAttribute("data-reading", Boolean(item));
    this.element.toggleAttribute("data-listing", Boolean(folder));
    this.item.open(item ? { mailbox: this.mailbox, item, back: route("mail", this.mailbox, this.folder) } : null);
    await this.news();
  }

  async news() {
    if (!this.mailbox || !this.bar.overview.mailboxes.some((one) => one.address === this.mailbox)) {
      this.mailbox = null;
      if (this.bar.overview.mailboxes.length) go(route("mail"), true);
      else await this.open([]);
      return;
    }
    this.mailboxes();
    this.folders = await call("folders", { mailbox: this.mailbox });
    show(this.tree, [this.folders, this.folder, this.mailbox], () => this.folderRows());
    await Promise.all([this.content(), this.item.news()]);
  }

  mailboxes() {
    const here = this.bar.overview.mailboxes;
    show(this.choice, here, () => here.map((one) => {
      const kind = one.kind === "user" ? "" : ` (${say(`kind_${one.kind}`)})`;
      const unread = one.unread ? ` · ${say("unread", { n: one.unread })}` : "";
      return h("option", { value: one.address }, `${one.name || one.address}${kind}${unread}`);
    }));
    this.choice.value = this.mailbox;
  }

  /** The open folder's own view: a calendar is a calendar, everything else a list. */
  async content() {
    const open = this.folders.find((one) => name(one) === this.folder);
    const view = open && kindOf(open) === "calendar" ? this.calendar : this.list;
    if (this.middle.part !== view) {
      this.middle.part = view;
      this.middle.shown = null;
      this.middle.replaceChildren(view.element);
    }
    this.element.toggleAttribute("data-calendar", view === this.calendar);
    await view.open(this.listed(), this.item.id);
  }

  /** What is listed now. */
  listed() {
    const open = this.folders.find((one) => name(one) === this.folder);
    const everywhere = this.folder === EVERYWHERE;
    return {
      mailbox: this.mailbox,
      folder: everywhere ? "" : this.folder,
      search: everywhere ? this.search.value.trim() : "",
      kind: open ? kindOf(open) : "mail",
      title: everywhere ? say("found") : open ? shortName(open) : this.folder,
      back: route("mail", this.mailbox),
      now: this.bar.now(),
    };
  }

  find() {
    const wanted = this.search.value.trim();
    if (wanted && this.folder !== EVERYWHERE) go(route("mail", this.mailbox, EVERYWHERE));
    else if (!wanted && this.folder === EVERYWHERE) go(route("mail", this.mailbox, "inbox"));
    else this.content();
  }

  folderRows() {
    const owners = this.folders.filter((one) => FIRST.includes(one.distinguished) || !one.fixed);
    const rank = (one) => (FIRST.indexOf(top(one, this.folders)) + 1 || 99);
    const sorted = [...owners].sort((a, b) => rank(a) - rank(b));
    const rest = this.folders.filter((one) => !owners.includes(one));
    return [
      h("ul", {}, sorted.map((one) => this.folderRow(one))),
      rest.length > 0 && h("details", { open: rest.some((one) => name(one) === this.folder) },
        h("summary", {}, say("further_folders")), h("ul", {}, rest.map((one) => this.folderRow(one)))),
    ];
  }

  folderRow(one) {
    const depth = one.path.split("/").length - 1;
    const picture = PICTURES[one.distinguished] ?? kindOf(one);
    return h("li", { style: { "--depth": String(depth) } }, h("a",
      { href: route("mail", this.mailbox, name(one)), "aria-current": name(one) === this.folder ? "true" : null, "data-key": `folder-${name(one)}` },
      icon(picture === "mail" ? "folder" : picture),
      h("span", { class: "name" }, shortName(one)),
      one.unread > 0
        ? h("span", { class: "badge unread" }, String(one.unread), aside(` ${say("is_unread")}`))
        : one.total > 0 && h("span", { class: "soft" }, String(one.total))));
  }
}

/** What the API calls a folder: its well-known name, or its path. */
const name = (folder) => folder.distinguished || folder.path;
const shortName = (folder) => folder.path.split("/").at(-1) || folder.distinguished;

function kindOf(folder) {
  return CLASSES.find(([prefix]) => folder.folder_class.startsWith(prefix))?.[1] ?? "mail";
}

function top(folder, folders) {
  const first = folder.path.split("/")[0];
  return folders.find((one) => one.path === first)?.distinguished ?? "";
}
