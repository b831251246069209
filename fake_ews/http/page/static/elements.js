// Elements of the page, made from values: text is always text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. `properties` are attributes; `on…` are listeners, `class` may be a list, false and null are left out.
 * Children are nodes, texts or lists of both; null and false are left out.
 */
export function h(name, properties = {}, ...children) {
  return filled(document.createElement(name), properties, children);
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.setAttribute("class", [value].flat().filter(Boolean).join(" "));
    else if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false));
  return element;
}

const ICONS = {
  inbox: "M3 13h4l2 3h6l2-3h4M5 5h14l2 8v6H3v-6z",
  folder: "M3 6h6l2 2h10v11H3z",
  sent: "M4 12 20 4l-5 16-3.5-6.5z",
  draft: "M4 20h4L19 9l-4-4L4 16z",
  trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6",
  task: "M4 5h16v15H4zM8 12l3 3 5-6",
  note: "M5 4h14v11l-5 5H5z",
  clip: "M8 12l6-6a3 3 0 0 1 5 4l-8 8a5 5 0 0 1-7-7l7-7",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
  mail: "M3 6h18v13H3zM3 7l9 7 9-7",
  wire: "M4 8h13l-3-3M20 16H7l3 3",
  world: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  search: "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 20 20",
  back: "M14 6l-6 6 6 6",
  next: "M10 6l6 6-6 6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  reset: "M5 12a7 7 0 1 0 2-5L4 9M4 4v5h5",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8",
  shield: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z",
};

/** Return a small picture that says nothing to screen readers: what it means stands beside it. */
export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  filled(picture, { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, []);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? ICONS.folder);
  picture.append(path);
  return picture;
}

/** Text for screen readers alone. */
export function aside(text) {
  return h("span", { class: "hidden" }, text);
}

/**
 * Show something in a place, unless exactly that is shown already; focus stays where it was, by `data-key`, and so does
 * how far somebody has scrolled. `value` is what decides whether it is the same.
 */
export function show(place, value, make) {
  const said = JSON.stringify(value);
  if (place.shown === said) return;
  const held = place.contains(document.activeElement) ? document.activeElement.closest("[data-key]") : null;
  const key = held?.dataset.key;
  const scrolled = place.scrollTop;
  place.shown = said;
  place.replaceChildren(...[make()].flat(Infinity).filter(Boolean));
  place.scrollTop = scrolled;
  if (key) [...place.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key)?.focus();
}

/** Bring two pieces of text together with what was searched for marked in them. */
export function marked(text, searched) {
  if (!searched) return [text];
  const parts = [];
  const low = text.toLowerCase();
  const wanted = searched.toLowerCase();
  let at = 0;
  for (let found = low.indexOf(wanted); found >= 0; found = low.indexOf(wanted, at)) {
    parts.push(text.slice(at, found), h("mark", {}, text.slice(found, found + wanted.length)));
    at = found + wanted.length;
  }
  return [...parts, text.slice(at)];
}
