"use strict";
/* Shows the records that have all the words, in any field and case, and the
   status that is chosen.  Without this script the page shows all records. */
(() => {
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const count = document.getElementById("count");
  const sections = [...document.querySelectorAll("section.registry")];
  const records = [...document.querySelectorAll("tr[data-status]")]
    .map((row) => ({ row, text: row.textContent.toLowerCase() }));

  function show() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = status.value;
    let found = 0;

    for (const { row, text } of records) {
      const good = (wanted === "" || row.dataset.status === wanted) &&
        words.every((word) => text.includes(word));

      row.hidden = !good;
      found += good;
    }
    const all = words.length === 0 && wanted === "";
    for (const section of sections)
      section.hidden = !all &&
        section.querySelector("tr[data-status]:not([hidden])") === null;
    count.textContent = (all ? "" : `${found} of `) + records.length +
      (records.length === 1 ? " record" : " records");
  }

  /* Every status that a record has can be chosen. */
  for (const name of new Set(records.map(({ row }) => row.dataset.status)))
    status.add(new Option(name, name));
  search.addEventListener("input", show);
  status.addEventListener("change", show);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.key === "/" && event.target !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape") {
      search.value = "";
      status.value = "";
      show();
    }
  });
  /* A link to a record that is filtered out shows it. */
  window.addEventListener("hashchange", () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const row = document.getElementById(name)?.closest("tr, section");

    if (!row?.hidden)
      return;
    search.value = "";
    status.value = "";
    show();
    row.scrollIntoView();
  });
  document.querySelector(".controls").hidden = false;
  show();
})();
