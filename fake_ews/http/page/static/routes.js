// Where the reader is: the part of the address behind the #, as a list of names.

/** Return the address of a place: `route("mail", "ann@example.test", "inbox")`. Trailing empty names are left out. */
export function route(...names) {
  while (names.length && !names.at(-1)) names.pop();
  return `#/${names.map((one) => encodeURIComponent(one)).join("/")}`;
}

/** Return the names of the place where the reader is. */
export function place() {
  const text = location.hash.replace(/^#\/?/, "");
  return text ? text.split("/").map((one) => decodeURIComponent(one)) : [];
}

/** Go to a place; `quietly` without a step to go back to. */
export function go(address, quietly = false) {
  if (quietly) {
    history.replaceState(null, "", address);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = address;
  }
}
