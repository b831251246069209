// XML as people read it: indented and coloured, with what was searched for marked.

import { h, marked } from "./elements.js";

/** Longer texts (attachments, MIME) are cut where they are shown; whoever copies gets all of it. */
const LONGEST_TEXT = 1200;

/** Return a `pre` with the documents in a text, one below the other (a stream sends several); as it came if it is none. */
export function pretty(text, searched = "") {
  const pre = h("pre", { class: "xml", tabindex: "0" });
  for (const piece of pieces(text)) {
    const read = new DOMParser().parseFromString(piece, "application/xml");
    if (read.querySelector("parsererror") || !read.documentElement) {
      pre.append(...marked(piece, searched), "\n");
      continue;
    }
    const writer = new Writer(pre, searched);
    if (piece.startsWith("<?xml")) writer.note(piece.slice(0, piece.indexOf("?>") + 2));
    writer.element(read.documentElement, 0);
  }
  return pre;
}

function pieces(text) {
  return text.split(/(?=<\?xml\s)|(?<=<\/(?:\w+:)?Envelope>)(?=\s*<)/).map((one) => one.trim()).filter(Boolean);
}

class Writer {
  constructor(pre, searched) {
    this.pre = pre;
    this.searched = searched;
  }

  note(text) {
    this.part("xml-note", text);
    this.pre.append("\n");
  }

  part(kind, text) {
    this.pre.append(h("span", { class: kind }, marked(text, this.searched)));
  }

  /** Write an element: on one line where it holds nothing but text. */
  element(element, depth) {
    const inner = [...element.childNodes].filter((one) => one.nodeType !== Node.TEXT_NODE || one.data.trim());
    this.pre.append("  ".repeat(depth));
    this.begin(element, inner.length === 0);
    if (inner.length === 1 && inner[0].nodeType === Node.TEXT_NODE) {
      this.text(element.textContent);
    } else if (inner.length > 0) {
      this.pre.append("\n");
      for (const child of inner) this.child(child, depth + 1);
      this.pre.append("  ".repeat(depth));
    }
    if (inner.length > 0) this.end(element);
    this.pre.append("\n");
  }

  child(node, depth) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      this.element(node, depth);
      return;
    }
    this.pre.append("  ".repeat(depth));
    if (node.nodeType === Node.COMMENT_NODE) this.part("xml-note", `<!--${node.data}-->`);
    else this.text(node.data);
    this.pre.append("\n");
  }

  begin(element, empty) {
    this.part("xml-mark", "<");
    this.name(element.nodeName);
    for (const attribute of element.attributes) {
      this.pre.append(" ");
      const declares = attribute.name.startsWith("xmlns");
      this.part(declares ? "xml-note" : "xml-attribute", attribute.name);
      this.part("xml-mark", "=");
      this.part(declares ? "xml-note" : "xml-value", `"${attribute.value}"`);
    }
    this.part("xml-mark", empty ? "/>" : ">");
  }

  end(element) {
    this.part("xml-mark", "</");
    this.name(element.nodeName);
    this.part("xml-mark", ">");
  }

  /** A name with its prefix, which matters less. */
  name(name) {
    const colon = name.indexOf(":") + 1;
    if (colon) this.part("xml-prefix", name.slice(0, colon));
    this.part("xml-name", name.slice(colon));
  }

  text(text) {
    const kind = /^(Error|No?Error)\w*$/.test(text) ? (text === "NoError" ? "xml-good" : "xml-bad") : "xml-text";
    if (text.length <= LONGEST_TEXT) {
      this.part(kind, text);
      return;
    }
    this.part(kind, text.slice(0, LONGEST_TEXT));
    this.part("xml-note", ` … ${text.length - LONGEST_TEXT} more`);
  }
}
