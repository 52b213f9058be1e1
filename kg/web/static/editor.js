"use strict";
// The vendored editor in place of the plain form.
(() => {
  const place = document.getElementById("yasgui");
  const plain = document.getElementById("plain");
  if (!place || typeof Yasgui === "undefined") return;
  const endpoint = new URL(place.dataset.endpoint, location.href).href;
  place.hidden = false;
  plain.hidden = true;
  const editor = new Yasgui(place, { requestConfig: { endpoint }, copyEndpointOnNewTab: true, persistenceId: null });
  editor.getTab().setQuery(plain.querySelector("textarea").value);
})();
