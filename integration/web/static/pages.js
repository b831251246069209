// Pages work without this. It tells the server the reader's time zone, once, and spares a button.
"use strict";

if (document.body.hasAttribute("data-ask-zone")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // A zone that the server does not know was told before, in vain.
  if (zone && !document.cookie.split("; ").includes("zone=" + zone)) {
    document.cookie = "zone=" + zone + "; path=/; max-age=31536000; samesite=lax";
    if (document.cookie.split("; ").includes("zone=" + zone)) {
      location.reload();
    }
  }
}

for (const select of document.querySelectorAll("select[data-submits]")) {
  select.addEventListener("change", () => select.form.submit());
  select.form.querySelectorAll("[data-not-needed]").forEach((button) => { button.hidden = true; });
}
