// XML as people read it: indented and coloured, with what was searched for marked.

import { h, marked } from "./elements.js";
import { say } from "./words.js";

/** Longer texts (attachments, MIME) are cut where they are shown; whoever copies gets all of it. */
const LONGEST_TEXT = 1200;
const LONGEST_VALUE = 48;
/** So many lines are shown at first. */
const MOST_LINES = 2000;

/**
 * Return a `pre` with the documents in a text, one below the other, since a stream sends several; a text that is none is
 * shown as it came.
 */
export function pretty(text, searched = "") {
  const pre = h("pre", { class: "xml", tabindex: "0" });
  fill(pre, text, searched, MOST_LINES);
  return pre;
}

function fill(pre, text, searched, most) {
  const writer = new Writer(pre, searched, most);
  for (const piece of pieces(text)) {
    const read = new DOMParser().parseFromString(piece, "application/xml");
    if (read.querySelector("parsererror") || !read.documentElement) {
      writer.line(0, "xml-text", piece);
      continue;
    }
    if (piece.startsWith("<?xml")) writer.line(0, "xml-note", piece.slice(0, piece.indexOf("?>") + 2));
    writer.element(read.documentElement, 0);
  }
  if (writer.left < 0) {
    const all = () => { pre.replaceChildren(); fill(pre, text, searched, Infinity); };
    pre.append(h("button", { class: "quiet small more", type: "button", onclick: all }, say("more_lines", { n: -writer.left })));
  }
}

function pieces(text) {
  return text.split(/(?=<\?xml\s)|(?<=<\/(?:\w+:)?Envelope>)(?=\s*<)/).map((one) => one.trim()).filter(Boolean);
}

/** Writes one line an element that holds nothing but text, and one each for the beginning and the end of any other. */
class Writer {
  constructor(pre, searched, most) {
    this.pre = pre;
    this.searched = searched;
    this.left = most;
  }

  begin(depth) {
    this.left -= 1;
    this.at = h("span", { class: "line", style: { "--depth": String(depth) } });
    if (this.left >= 0) this.pre.append(this.at);
  }

  line(depth, kind, text) {
    this.begin(depth);
    this.part(kind, text);
  }

  part(kind, text) {
    this.at.append(h("span", { class: kind }, marked(text, this.searched)));
  }

  element(element, depth) {
    const inner = [...element.childNodes].filter((one) => one.nodeType !== Node.TEXT_NODE || one.data.trim());
    this.begin(depth);
    this.opening(element, inner.length === 0);
    if (inner.length === 0) return;
    if (inner.length === 1 && inner[0].nodeType === Node.TEXT_NODE) {
      this.text(element.textContent);
    } else {
      for (const child of inner) this.child(child, depth + 1);
      this.begin(depth);
    }
    this.part("xml-mark", "</");
    this.name(element.nodeName);
    this.part("xml-mark", ">");
  }

  child(node, depth) {
    if (node.nodeType === Node.ELEMENT_NODE) this.element(node, depth);
    else if (node.nodeType === Node.COMMENT_NODE) this.line(depth, "xml-note", `<!--${node.data}-->`);
    else this.line(depth, "xml-text", node.data.trim());
  }

  opening(element, empty) {
    this.part("xml-mark", "<");
    this.name(element.nodeName);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("xmlns")) {
        this.part("xml-namespace", ` ${name}="${value}"`);
        continue;
      }
      this.at.append(" ");
      this.part("xml-attribute", name);
      this.part("xml-mark", "=");
      this.value(value);
    }
    this.part("xml-mark", empty ? "/>" : ">");
  }

  /** A value; of a long one (an Id) the beginning is shown until somebody presses it, and all of it is copied. */
  value(value) {
    const long = value.length > LONGEST_VALUE;
    const open = (event) => event.currentTarget.classList.remove("long");
    this.at.append(h("span", { class: ["xml-value", long && "long"], onclick: long && open }, marked(`"${value}"`, this.searched)));
  }

  /** A name with its prefix, which matters less. */
  name(name) {
    const colon = name.indexOf(":") + 1;
    if (colon) this.part("xml-prefix", name.slice(0, colon));
    this.part("xml-name", name.slice(colon));
  }

  text(text) {
    const kind = text === "NoError" ? "xml-good" : /^Error\w+$/.test(text) ? "xml-bad" : "xml-text";
    this.part(kind, text.slice(0, LONGEST_TEXT));
    if (text.length > LONGEST_TEXT) this.part("xml-note", ` ${say("more_characters", { n: text.length - LONGEST_TEXT })}`);
  }
}
