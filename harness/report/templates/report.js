"use strict";
const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
const failures = all(".failure");
let current = -1;

function go(step) {
  if (!failures.length) return;
  current = (current + step + failures.length) % failures.length;
  failures[current].open = true;
  failures[current].scrollIntoView({ block: "start" });
  failures[current].querySelector("summary").focus({ preventScroll: true });
}

function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.matches("details")) target.open = true;
  current = failures.includes(target) ? failures.indexOf(target) : current;
}

function find(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  let number = 0;
  for (const suite of all(".suite")) {
    let some = 0;
    for (const row of all("tbody tr", suite)) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
      some += row.hidden ? 0 : 1;
    }
    suite.hidden = wanted.length > 0 && some === 0;
    suite.open = wanted.length > 0 && some > 0;
    number += some;
  }
  document.getElementById("found").textContent = wanted.length ? number + " found" : "";
}

function paint(pre) {
  if (pre.dataset.painted) return;
  pre.dataset.painted = "yes";
  const text = pre.textContent;
  pre.textContent = "";
  for (const part of text.split(/(<[^>]*>)/)) {
    if (!part.startsWith("<")) {
      pre.append(part);
      continue;
    }
    const tag = document.createElement("span");
    tag.className = "markup";
    for (const piece of part.split(/("[^"]*")/)) {
      const value = document.createElement(piece.startsWith('"') ? "i" : "span");
      value.textContent = piece;
      tag.append(value);
    }
    pre.append(tag);
  }
}

document.addEventListener("toggle", (event) => {
  if (event.target.open) all(":scope > .pair .xml", event.target).forEach(paint);
}, true);

for (const button of all(".copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = "Copied";
  });
}

const box = document.getElementById("find");
box.addEventListener("input", () => find(box.value));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === box) {
    if (event.key === "Escape") box.blur();
    return;
  }
  if (event.key === "n") go(1);
  else if (event.key === "p") go(-1);
  else if (event.key === "/") { event.preventDefault(); box.focus(); }
  else if (event.key === "o" || event.key === "c") all("details").forEach((one) => { one.open = event.key === "o"; });
});
window.addEventListener("hashchange", reveal);
reveal();
