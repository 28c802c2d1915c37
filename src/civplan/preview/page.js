/* The page of `civplan preview`.
 *
 * What is shown comes from the server as updates (preview/update.py); this script puts them into the
 * page and knows nothing else. What other scripts may rely on:
 *
 *   .pages[data-document]     the pages of a document (plan, summary, combined, stage-1, …)
 *   .sheet[data-key]          one page; it is replaced by another element when it changes
 *   [data-place]              a text: text/12, title/0, signature/date (layout/places.py)
 *   [data-path]               a stretch of text that one key of the file prints
 *   [data-line], [data-file]  where that key stands, set with every update
 *   body[data-version]        the version that is shown; it counts up
 *   #findings button          a finding, with data-line, data-file, data-path, data-document
 *
 * Events on `document`: `civplan:update` after an update is in the page (detail: {version, sheets},
 * the elements of the pages that changed), `civplan:place` when a text is pointed at (detail: {element},
 * null when none is), `civplan:document` when another tab is chosen (detail: {name}).
 */

export const by = (id) => document.getElementById(id);
export const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const { token, show, folder, readOnly, words } = document.body.dataset;
const WORDS = JSON.parse(words);
const ROOT = `/${token}`;
export const FILE = show === "file" ? location.pathname.split("/")[3] : "";
const ASK_AFTER = 1000;
const ZOOM_STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const PADDING = 40;

export const state = { version: 0, keys: {}, findings: [], problem: null, title: "", document: "" };
const drawnPages = new Map();
const preference = (name, value) => {
  try {
    if (value === undefined) return localStorage.getItem(`civplan.${name}`);
    localStorage.setItem(`civplan.${name}`, value);
  } catch { /* a browser that keeps nothing */ }
  return null;
};

/* Languages. A text of the server is [Chinese, English]. */

const language = () => (document.documentElement.lang === "en" ? 1 : 0);
const nameOfFile = (path) => path.split(/[\\/]/).at(-1);
export const say = (text) => (Array.isArray(text) ? text[language()] : text);
export const word = (name, values = {}) =>
  say(WORDS[name]).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

const labelElements = () => {
  for (const element of all("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of all("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  showOrigin();
  by("language").lang = language() ? "zh-CN" : "en";
};

const changeLanguage = () => {
  document.documentElement.lang = language() ? "zh-CN" : "en";
  sessionStorage.setItem("civplan.language", document.documentElement.lang);
  labelElements();
  showFrame();
  for (const panel of all(".pages")) labelSheets(panel);
};

/* Pages. */

const lookSheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, lookSheet];
const showLooks = (looks) => {
  lookSheet.replaceSync(Object.entries(looks).map(([name, rule]) => `.paper .${name}{${rule}}`).join("\n"));
  fonts.clear();
  for (const [name, rule] of Object.entries(looks)) {
    const [, family, size] = rule.match(/font-family:(.*?);font-size:([\d.]+)px/);
    const weight = rule.includes("font-weight:700") ? "700 " : "";
    fonts.set(name, { font: `${weight}100px ${family}`, size: Number(size) });
  }
};

/* A letter or a figure of a replacing font may be wider than its place: it is then drawn narrower.
 * Marks of Chinese are not: their white may hang out. */

const fonts = new Map();
const widths = new Map();
const pen = document.createElement("canvas").getContext("2d");
const FIRST_MARK = "\u2000";

const widthOf = (look, character) => {
  const { font, size } = fonts.get(look);
  const name = font + character;
  if (!widths.has(name)) {
    pen.font = font;
    widths.set(name, pen.measureText(character).width / 100);
  }
  return widths.get(name) * size;
};

const narrow = (box) => {
  const character = box.textContent;
  if (character >= FIRST_MARK) return;
  const room = parseFloat(box.style.width);
  const width = widthOf(box.closest("[class^=k]").className, character);
  if (width <= room * 1.02) return;
  const inner = document.createElement("u");
  inner.style.transform = `scaleX(${room / width})`;
  inner.append(character);
  box.replaceChildren(inner);
};

const panelOf = (name) => all(".pages").find((panel) => panel.dataset.document === name);

const makeSheet = (key) => {
  const [width, height, html] = drawnPages.get(key);
  const sheet = document.createElement("section");
  sheet.className = "sheet";
  sheet.dataset.key = key;
  sheet.style.cssText = `--width:${width}px;--height:${height}px`;
  const paper = document.createElement("div");
  paper.className = "paper";
  paper.lang = "zh-CN";
  paper.innerHTML = html;
  for (const element of paper.querySelectorAll("[data-s]")) {
    element.style.cssText = element.dataset.s;
    element.removeAttribute("data-s");
  }
  for (const box of paper.querySelectorAll("i[class]")) narrow(box);
  sheet.append(paper);
  return sheet;
};

const labelSheets = (panel) => {
  const sheets = panel.children;
  for (let at = 0; at < sheets.length; at++) {
    sheets[at].setAttribute("aria-label", word("page", { number: at + 1, all: sheets.length }));
  }
};

const showPages = (panel, keys) => {
  const changed = [];
  keys.forEach((key, at) => {
    const old = panel.children[at];
    if (old?.dataset.key === key) return;
    const sheet = makeSheet(key);
    changed.push(sheet);
    if (old) old.replaceWith(sheet);
    else panel.append(sheet);
  });
  while (panel.children.length > keys.length) panel.lastElementChild.remove();
  if (changed.length) labelSheets(panel);
  return changed;
};

const showKeys = (panel, keys) => {
  for (const element of panel.querySelectorAll("[data-path]")) {
    const place = keys[element.dataset.path];
    if (!place) continue;
    const [file, line] = place;
    if (element.dataset.line === String(line) && element.dataset.file === file) continue;
    element.dataset.line = line;
    element.dataset.file = file;
  }
};

/* Tabs. */

const tabOf = (name) => by(`tab-${name}`);

const makeTab = (name) => {
  const tab = document.createElement("button");
  Object.assign(tab, { type: "button", id: `tab-${name}` });
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-selected", "false");
  tab.tabIndex = -1;
  tab.setAttribute("aria-controls", `pages-${name}`);
  tab.addEventListener("click", () => chooseDocument(name));
  by("tabs").append(tab);
  const panel = document.createElement("div");
  Object.assign(panel, { className: "pages", id: `pages-${name}`, tabIndex: 0, hidden: true });
  panel.dataset.document = name;
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", tab.id);
  by("panels").append(panel);
  return panel;
};

const showTabs = (documents) => {
  const names = documents.map((one) => one.name);
  for (const panel of all(".pages")) {
    if (names.includes(panel.dataset.document)) continue;
    tabOf(panel.dataset.document).remove();
    panel.remove();
  }
  for (const { name, label } of documents) {
    if (!panelOf(name)) makeTab(name);
    tabOf(name).dataset.text = JSON.stringify(label);
  }
  const shown = all("[role=tab]").map((tab) => tab.id);
  const wanted = names.map((name) => `tab-${name}`);  // a tab that is moved would lose the focus
  if (shown.join() !== wanted.join()) by("tabs").append(...names.map(tabOf));
  if (!names.includes(state.document)) {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("document");
    const first = names.includes(wanted) ? wanted : names[0];
    if (first) chooseDocument(first);
  }
};

export const chooseDocument = (name) => {
  const before = panelOf(state.document);
  if (before) before.dataset.top = before.scrollTop;
  state.document = name;
  history.replaceState(null, "", `#document=${name}`);
  for (const panel of all(".pages")) {
    const isChosen = panel.dataset.document === name;
    panel.hidden = !isChosen;
    const tab = tabOf(panel.dataset.document);
    tab.setAttribute("aria-selected", isChosen);
    tab.tabIndex = isChosen ? 0 : -1;
    if (isChosen) {
      panel.classList.toggle("two", isTwo());
      zoomPages();
      panel.scrollTop = panel.dataset.top ?? 0;
    }
  }
  fetch(`${ROOT}/seen?${query()}&document=${name}`).catch(() => {});
  document.dispatchEvent(new CustomEvent("civplan:document", { detail: { name } }));
};

const moveInTabs = (event) => {
  const tabs = all("[role=tab]");
  const at = tabs.indexOf(event.target);
  const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
  if (at < 0 || !(event.key in steps)) return;
  const next = tabs[(steps[event.key] + tabs.length) % tabs.length];
  event.preventDefault();
  next.focus();
  next.click();
};

/* Zoom, two pages abreast, dark surroundings. */

const isTwo = () => by("two").getAttribute("aria-pressed") === "true";
const wantedZoom = () => Number(preference("zoom")) || 0;

const fitting = (panel) => {
  const width = parseFloat(panel.firstElementChild?.style.getPropertyValue("--width")) || 794;
  const columns = isTwo() ? 2 : 1;
  return Math.min(1.5, Math.max(0.1, (panel.clientWidth - PADDING - 16 * (columns - 1)) / (width * columns)));
};

/* A landscape page is no wider than the window either while the width is fitted. */
const fitWidePages = (panel, zoom) => {
  const room = panel.clientWidth - PADDING;
  for (const sheet of panel.children) {
    const width = parseFloat(sheet.style.getPropertyValue("--width"));
    if (!wantedZoom() && width * zoom > room + 1) sheet.style.setProperty("--zoom", Math.max(0.1, room / width));
    else sheet.style.removeProperty("--zoom");
  }
};

export const zoomPages = () => {
  const panel = panelOf(state.document);
  if (!panel) return;
  const zoom = wantedZoom() || fitting(panel);
  fitWidePages(panel, zoom);
  const middle = (panel.scrollTop + panel.clientHeight / 2) / (panel.scrollHeight || 1);
  const before = panel.style.getPropertyValue("--zoom");
  if (before === String(zoom)) return;
  panel.style.setProperty("--zoom", zoom);
  if (before) panel.scrollTop = middle * panel.scrollHeight - panel.clientHeight / 2;
  by("scale").textContent = `${Math.round(zoom * 100)}%`;
};

const zoomBy = (step) => {
  const now = Number(panelOf(state.document)?.style.getPropertyValue("--zoom")) || 1;
  const next = step > 0 ? ZOOM_STEPS.find((one) => one > now + 0.01) : ZOOM_STEPS.findLast((one) => one < now - 0.01);
  if (next) preference("zoom", next);
  zoomPages();
};

const fitWidth = () => {
  preference("zoom", 0);
  zoomPages();
};

const showTwo = (isWanted) => {
  by("two").setAttribute("aria-pressed", isWanted);
  preference("two", isWanted);
  panelOf(state.document)?.classList.toggle("two", isWanted);
  zoomPages();
};

const system = matchMedia("(prefers-color-scheme: dark)");
const showDark = () => {
  const isDark = preference("dark") === null ? system.matches : preference("dark") === "true";
  document.documentElement.classList.toggle("dark", isDark);
  by("dark").setAttribute("aria-pressed", isDark);
};

/* Findings. */

const element = (name, className, ...parts) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...parts);
  return made;
};

const makeFinding = (finding, at) => {
  const [severity, code, message, help, file, line, column, before, marked, after, place, path] = finding;
  const button = element(
    "button", "",
    element("span", "severity", word(severity)), " ", say(message), " ",
    element("span", "place", `${code} · ${word("line", { file: nameOfFile(file), line })}`),
  );
  Object.assign(button, { type: "button", id: `finding-${at}` });
  Object.assign(button.dataset, { file, line, column, path, document: place, code, before });
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", `yaml-${at}`);
  const yaml = element("div", "yaml", element("p", "", say(help)));
  if (before || marked || after) yaml.append(element("pre", "", `${line} │ ${before.trimStart()}`, element("mark", "", marked), after));
  Object.assign(yaml, { id: `yaml-${at}`, hidden: true });
  const item = element("li", severity, button, yaml);
  button.addEventListener("click", () => openFinding(button, yaml));
  return item;
};

const showFindings = () => {
  const open = all("#findings [aria-expanded=true]").map((button) => button.textContent);
  const focused = document.activeElement?.closest?.("#findings button")?.id;
  by("findings").replaceChildren(...state.findings.map(makeFinding));
  for (const button of all("#findings button")) {
    if (open.includes(button.textContent)) setOpen(button, true);
  }
  if (focused) by(focused)?.focus();
  by("count").textContent = state.findings.length;
  by("count").className = ["error", "warning"].find((one) => state.findings.some(([of]) => of === one)) ?? "";
  showSide();
};

/* The findings can be folded away; on a narrow window they are until somebody
 * unfolds them, or the file has errors. */

const narrowWindow = matchMedia("(max-width: 56rem)");
const showSide = () => {
  const isFolded = preference("fold") === null ? narrowWindow.matches && !state.problem : preference("fold") === "true";
  document.body.classList.toggle("folded", isFolded);
  by("fold").setAttribute("aria-expanded", !isFolded);
  by("findings").hidden = isFolded || !state.findings.length;
  by("none").hidden = isFolded || state.findings.length > 0 || Boolean(state.problem);
};

const setOpen = (button, isOpen) => {
  button.setAttribute("aria-expanded", isOpen);
  by(button.getAttribute("aria-controls")).hidden = !isOpen;
};

/* Whether the place of a finding is printed itself; else the page shows what is printed before it:
 * a key, or a value behind one, is only where the printed key stands on the same line. */

const isPrinted = ({ dataset }) => {
  const [, line] = state.keys[dataset.document]?.[dataset.path] ?? [];
  return String(line) === dataset.line || !/^\s*(- )?("[^"]*"|[^:：]*[:：]\s*)?$/.test(dataset.before);
};

const openFinding = (button) => {
  const isOpen = button.getAttribute("aria-expanded") !== "true";
  setOpen(button, isOpen);
  if (isOpen && button.dataset.path) showPlace(button.dataset.document, button.dataset.path, !isPrinted(button));
};

/* Places on pages. */

export const elementsOf = (path, panel = panelOf(state.document)) =>
  panel ? all(`[data-path="${CSS.escape(path)}"]`, panel) : [];

export const showPlace = (name, path, isNear = false) => {
  if (name !== state.document && panelOf(name)) chooseDocument(name);
  for (const marked of all(".marked, .near")) marked.classList.remove("marked", "near");
  const elements = elementsOf(path);
  for (const one of elements) one.classList.add(isNear ? "near" : "marked");
  elements[0]?.scrollIntoView({ block: "center", inline: "nearest" });
};

const pointAt = (event) => {
  if (!by("editor").hidden) return;
  const pointed = event.target.closest?.("[data-path]") ?? null;
  if (pointed?.dataset.path === pointAt.path) return;
  pointAt.path = pointed?.dataset.path;
  for (const same of all(".same")) same.classList.remove("same");
  if (pointed) for (const same of elementsOf(pointed.dataset.path)) same.classList.add("same");
  showOrigin(pointed?.dataset.path);
  document.dispatchEvent(new CustomEvent("civplan:place", { detail: { element: pointed } }));
};

/* Of the texts of a document one can be reached with Tab, and the others from it with arrow keys. */

const reach = (panel, wanted) => {
  const texts = all("[data-path]", panel);
  const at = wanted ?? panel.querySelector('[data-path][tabindex="0"]') ?? texts[0];
  for (const text of texts) {
    const index = text === at ? 0 : -1;
    if (text.tabIndex !== index || !text.hasAttribute("tabindex")) text.tabIndex = index;
  }
};

const moveInTexts = (event) => {
  const here = event.target.closest?.("[data-path]");
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (here !== event.target || !step || event.ctrlKey || event.metaKey || event.altKey) return;
  const panel = here.closest(".pages");
  const texts = all("[data-path]", panel);
  let at = texts.indexOf(here);
  do at += step; while (texts[at]?.dataset.path === here.dataset.path);
  if (!texts[at]) return;
  event.preventDefault();
  reach(panel, texts[at]);
  texts[at].focus({ preventScroll: true });
  texts[at].scrollIntoView({ block: "nearest" });
};

const focusAgain = (panel, path) => {
  const [text] = elementsOf(path, panel);
  if (!text) return;
  reach(panel, text);
  text.focus({ preventScroll: true });
};

const showOrigin = (path) => {
  by("origin").textContent = path ? placeText(path) : word(readOnly === "true" ? "hint" : "hint_edit");
};

export const placeText = (path) => {
  const [file, line, , isComputed] = state.keys[state.document]?.[path] ?? [];
  const parts = [path];
  if (file) parts.push(word("line", { file: nameOfFile(file), line }));
  if (isComputed) parts.push(word("computed"));
  return parts.join(" · ");
};

/* Updates. */

const showFrame = (hasNewFindings = true) => {
  by("title").textContent = state.title || "civplan";
  document.title = state.title ? `${state.title} · civplan` : "civplan";
  const problem = state.problem ? say(state.problem) : "";
  by("problem").hidden = !problem;
  if (by("problem").textContent !== problem) by("problem").textContent = problem;
  for (const tab of all("[role=tab]")) tab.textContent = say(JSON.parse(tab.dataset.text));
  if (!FILE) showFiles();
  else if (hasNewFindings) showFindings();
  else showSide();
};

const announce = (version, sheets) => {
  state.version = document.body.dataset.version = version;
  document.dispatchEvent(new CustomEvent("civplan:update", { detail: { version, sheets } }));
};

const apply = (update) => {
  const focused = document.activeElement?.dataset?.path;
  for (const [key, page] of Object.entries(update.pages)) drawnPages.set(key, page);
  if (update.looks) showLooks(update.looks);
  const sheets = update.documents.flatMap(({ name, keys, pages }) => {
    if (keys) state.keys[name] = keys;
    const panel = panelOf(name) ?? makeTab(name);
    const changed = showPages(panel, pages);
    showKeys(panel, state.keys[name] ?? {});
    if (changed.length) reach(panel);
    return changed;
  });
  const current = new Set(update.documents.flatMap((one) => one.pages));
  for (const key of drawnPages.keys()) if (!current.has(key)) drawnPages.delete(key);
  Object.assign(state, { title: update.title, problem: update.problem });
  if (update.findings) state.findings = update.findings;
  showTabs(update.documents);
  zoomPages();
  showFrame(Boolean(update.findings));
  if (focused && document.activeElement === document.body) focusAgain(panelOf(state.document), focused);
  announce(update.version, sheets);
};

/* The list of files. */

const cell = (text, className = "") => element("td", className, text);

const makeRow = ({ name, path, title, errors, warnings, pages, is_read: isRead, problem }) => {
  const link = element("a", "", title || path);
  link.href = `${ROOT}/file/${name}`;
  link.lang = "zh-CN";
  const row = element("tr", "", element("td", "", link), cell(path, "file"));
  for (const [count, isWrong] of [[errors, errors > 0 || (problem && !pages)], [warnings, false], [pages, false]]) {
    row.append(cell(isRead ? count : "…", isWrong ? "number wrong" : "number"));
  }
  return row;
};

const showFiles = () => {
  const focused = document.activeElement?.getAttribute?.("href");
  by("files").replaceChildren(...(state.files ?? []).map(makeRow));
  if (focused) document.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
};

const applyList = (list) => {
  Object.assign(state, { files: list.files, title: folder });
  showFrame();
  announce(list.version, []);
};

const take = (text) => {
  by("connection").hidden = true;
  const update = JSON.parse(text);
  if (FILE) apply(update);
  else applyList(update);
};

/* The connection: a stream while the page can be seen; a page that must rest asks each second. */

let stream = null;
let asking = 0;
const query = () => (FILE ? `file=${FILE}` : "");

const tell = (name) => {
  by("connection").textContent = word(name);
  by("connection").hidden = false;
};

const disconnect = () => {
  stream?.close();
  stream = null;
  clearTimeout(asking);
};

const connect = () => {
  disconnect();
  stream = new EventSource(`${ROOT}/events?${query()}`);
  drawnPages.clear();
  stream.addEventListener("update", (event) => take(event.data));
  stream.addEventListener("rest", () => { disconnect(); ask(); });
  stream.addEventListener("gone", () => { disconnect(); tell("gone"); });
  stream.addEventListener("error", () => tell("lost"));
};

const ask = async () => {
  try {
    const answer = await fetch(`${ROOT}/changes?${query()}&version=${state.version}`);
    if (stream) return;
    if (answer.status === 200) {
      drawnPages.clear();
      take(await answer.text());
    }
    by("connection").hidden = true;
  } catch {
    tell("lost");
  }
  if (!stream) asking = setTimeout(ask, ASK_AFTER);
};

const wake = () => {
  if (document.visibilityState === "hidden") disconnect();
  else if (!stream || stream.readyState === EventSource.CLOSED) connect();
};

/* Beginning. */

const listen = () => {
  by("tabs").addEventListener("keydown", moveInTabs);
  by("smaller").addEventListener("click", () => zoomBy(-1));
  by("larger").addEventListener("click", () => zoomBy(1));
  by("fit").addEventListener("click", fitWidth);
  by("two").addEventListener("click", () => showTwo(!isTwo()));
  by("dark").addEventListener("click", () => {
    preference("dark", !document.documentElement.classList.contains("dark"));
    showDark();
  });
  by("language").addEventListener("click", changeLanguage);
  by("fold").addEventListener("click", () => {
    preference("fold", by("fold").getAttribute("aria-expanded") === "true");
    showSide();
  });
  narrowWindow.addEventListener("change", showSide);
  by("panels").addEventListener("pointerover", pointAt);
  by("panels").addEventListener("focusin", pointAt);
  by("panels").addEventListener("keydown", moveInTexts);
  system.addEventListener("change", showDark);
  document.addEventListener("visibilitychange", wake);
  addEventListener("focus", wake);
  new ResizeObserver(zoomPages).observe(by("panels"));
};

const begin = () => {
  const language = sessionStorage.getItem("civplan.language");
  if (language) document.documentElement.lang = language;
  by("list").hidden = Boolean(FILE);
  for (const id of ["side", "tabs", "panels", "origin"]) by(id).hidden = !FILE;
  for (const id of ["smaller", "scale", "larger", "fit", "two"]) by(id).hidden = !FILE;
  by("back").href = `${ROOT}/`;
  by("back").hidden = !FILE || !folder;
  labelElements();
  showDark();
  showTwo(preference("two") === "true");
  listen();
  connect();
};

begin();
