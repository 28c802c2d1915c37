"use strict";
(() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const by = (id) => document.getElementById(id);
  const rows = all("#table tbody tr");

  const swap = (element, one, other) => {
    const was = element.getAttribute(one);
    element.setAttribute(one, element.getAttribute(other));
    element.setAttribute(other, was);
  };

  const changeLanguage = () => {
    for (const element of all("[data-other]")) {
      const was = element.textContent;
      element.textContent = element.dataset.other;
      element.dataset.other = was;
    }
    for (const element of all("[data-label]")) swap(element, "aria-label", "data-label");
    swap(by("shown"), "data-says", "data-says-other");
    for (const button of all(".copy")) {
      swap(button, "data-copied", "data-copied-other");
      swap(button, "data-not-copied", "data-not-copied-other");
    }
    const root = document.documentElement;
    by("language").lang = root.lang;
    swap(root, "lang", "data-other-lang");
    tell();
  };

  const tell = () => {
    const shown = rows.filter((row) => !row.hidden).length;
    by("shown").textContent = by("shown").dataset.says.replace("{shown}", shown).replace("{all}", rows.length);
  };

  const narrow = () => {
    const wanted = by("find").value.trim().toLowerCase();
    const state = by("show").value;
    for (const row of rows) {
      const isNamed = row.dataset.names.toLowerCase().includes(wanted);
      row.hidden = !(isNamed && (!state || row.dataset.states.split(" ").includes(state)));
    }
    tell();
  };

  const compare = (kind) => (one, other) =>
    kind === "number" ? Number(one) - Number(other) : one.localeCompare(other, "zh-CN");

  const sort = (heading) => {
    const column = heading.cellIndex;
    const isDown = heading.getAttribute("aria-sort") === "ascending";
    const key = (row) => row.cells[column].dataset.key;
    const order = compare(heading.dataset.kind);
    const known = rows.filter((row) => key(row) !== "");
    known.sort((one, other) => (isDown ? -1 : 1) * order(key(one), key(other)));
    by("table").tBodies[0].append(...known, ...rows.filter((row) => key(row) === ""));
    for (const other of all("#table th[data-kind]")) other.setAttribute("aria-sort", "none");
    heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
  };

  const makeSortable = (heading) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.setAttribute("aria-sort", "none");
    heading.append(button);
  };

  const copyBySelecting = (element) => {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  };

  const copy = async (button) => {
    const message = button.parentElement.querySelector("pre");
    let isDone;
    try {
      await navigator.clipboard.writeText(message.textContent);
      isDone = true;
    } catch {
      isDone = copyBySelecting(message);
    }
    button.parentElement.querySelector("[role=status]").textContent = isDone ? button.dataset.copied : button.dataset.notCopied;
  };

  for (const heading of all("#table th[data-kind]")) makeSortable(heading);
  for (const button of all(".copy")) button.addEventListener("click", () => copy(button));
  for (const element of [by("language"), by("filter"), ...all(".copy")]) element.hidden = false;
  by("language").addEventListener("click", changeLanguage);
  by("find").addEventListener("input", narrow);
  by("show").addEventListener("change", narrow);
  by("filter").addEventListener("submit", (event) => event.preventDefault());
  tell();
})();
