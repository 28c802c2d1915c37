/* Changing the plan file on its pages: a click on a text, or Enter, opens its value beside it.
 *
 * Every change goes to the server with what the page showed as the old value; where the file says
 * something else meanwhile, both versions are shown. Nothing is kept here that the file does not say.
 */

import { all, by, elementsOf, FILE, say, state, word } from "./page.js";

const { token, readOnly } = document.body.dataset;
const IN_OTHER_FILE = /^[^[]*\.\w+: /;
const MARGIN = 8;
const CHARACTERS_A_LINE = 30;
const MOST_QUOTED = 60;

let opened = null;
let lastPath = "";

/* Elements. */

const make = (name, values = {}, ...parts) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...parts);
  return made;
};

const button = (text, action, values = {}) => {
  const made = make("button", { type: "button", ...values }, text);
  if (action) made.addEventListener("click", action);
  return made;
};

/* The server. */

const send = async (action, values = {}) => {
  try {
    const response = await fetch(`/${token}/edit`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Civplan-Token": token },
      body: JSON.stringify({ file: FILE, action, ...values }),
    });
    if (!response.ok) throw new Error(response.statusText);
    const answer = await response.json();
    if ("can_undo" in answer) showHistory(answer);
    return answer;
  } catch {
    return { error: word("lost") };
  }
};

/* What is asked for again before it is answered, by a second Enter, is done once. */
const once = (act) => {
  let isAsked = false;
  return async () => {
    if (isAsked) return;
    isAsked = true;
    try {
      await act();
    } finally {
      isAsked = false;
    }
  };
};

const showHistory = ({ can_undo: canUndo, can_redo: canRedo }) => {
  by("undo").disabled = !canUndo;
  by("redo").disabled = !canRedo;
};

const tell = (text, isError = false) => {
  by("edit-status").hidden = !text;
  by("edit-status").classList.toggle("wrong", isError);
  by("edit-status").textContent = text;
};

/* Opening and closing. */

const openEditor = async (element) => {
  const { path } = element.dataset;
  opened = { path, element };
  lastPath = path;
  tell("");
  if (IN_OTHER_FILE.test(path)) {
    const [file, line] = state.keys[state.document]?.[path] ?? [];
    show([alertLine(word("edit_elsewhere", { file, line }))]);
    return;
  }
  const answer = await send("read", { path });
  if (opened?.path !== path) return;
  if (answer.error) show([alertLine(say(answer.error))]);
  else showPlace(answer, element.dataset.kind);
};

const show = (parts, title = word("edit_title")) => {
  const editor = by("editor");
  by("editor-title").textContent = title;
  by("editor-body").replaceChildren(...parts);
  if (!editor.querySelector(".cancel")) by("editor-body").append(make("div", { className: "row" }, closeButton()));
  editor.hidden = false;
  putBeside(editor, opened.element);
  const first = editor.querySelector("textarea, input, select") ?? editor.querySelector("button");
  first.focus({ preventScroll: true });
  if (first.matches("textarea, input")) first.setSelectionRange(first.value.length, first.value.length);
};

/* The editor stands under the text as far as it can be seen, or above it. */

const putBeside = (editor, element) => {
  const texts = elementsOf(element.dataset.path);
  const sheet = (texts.includes(element) ? element : texts[0])?.closest(".sheet");
  const boxes = texts.filter((one) => one.closest(".sheet") === sheet).map((one) => one.getBoundingClientRect());
  const shown = boxes.length ? boxes : [element.getBoundingClientRect()];
  const left = Math.min(...shown.map((box) => box.left));
  const top = Math.min(...shown.map((box) => box.top));
  const bottom = Math.max(...shown.map((box) => box.bottom));
  const { width, height } = editor.getBoundingClientRect();
  const x = Math.min(Math.max(MARGIN, left), innerWidth - width - MARGIN);
  const [above, below, lowest] = [top - height - MARGIN, bottom + MARGIN, innerHeight - height - MARGIN];
  const y = below > lowest && above >= MARGIN ? above : Math.min(below, Math.max(MARGIN, lowest));
  editor.style.cssText = `left:${Math.max(MARGIN, x)}px;top:${y}px`;
};

const closeEditor = () => {
  if (by("editor").hidden) return;
  by("editor").hidden = true;
  opened = null;
  focusText();
};

const focusText = () => {
  const [text] = elementsOf(lastPath);
  if (!text) return;
  if (!text.hasAttribute("tabindex")) text.tabIndex = 0;
  text.focus({ preventScroll: true });
};

const isChanged = () => all("[data-before]", by("editor")).some((one) => one.value !== one.dataset.before);

const closeButton = () => button(word("edit_cancel"), closeEditor, { className: "cancel" });

const alertLine = (text) => make("p", { className: "wrong", role: "alert" }, text);

/* The values of a place. */

const showPlace = (answer, kind) => {
  const values = answer.values.some((value) => value.path === answer.status?.path) || !answer.status
    ? answer.values : [...answer.values, answer.status];
  const fields = values.map(fieldOf);
  const row = make("div", { className: "row" },
    make("button", { type: "submit", className: "save" }, word("edit_save")), closeButton(),
    make("span", { className: "about" }, word("edit_keys")));
  const form = make("form", {}, ...fields.map((field) => field.element), row);
  onSubmit(form, () => save(fields));
  const about = fields.length ? kind && `edit_${kind}` : "edit_no_key";
  const lines = about ? [make("p", { className: "about" }, word(about))] : [];
  show([...lines, ...(fields.length ? [form] : []), ...answer.entries.map(entryRow)]);
};

const onSubmit = (form, act) => {
  const actOnce = once(act);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    actOnce();
  });
};

const inputOf = (value, text) => {
  if (value.kind === "choice") {
    const none = value.value ? [] : [make("option", { value: "" }, "—")];
    const options = value.choices.map(([name, words]) => make("option", { value: name }, say(words)));
    const menu = make("select", {}, ...none, ...options);
    menu.value = text;
    return menu;
  }
  if (value.kind === "line") return make("input", { type: "text", value: text });
  const rows = text.split("\n").reduce((sum, line) => sum + Math.ceil((line.length + 1) / CHARACTERS_A_LINE), 0);
  return make("textarea", { value: text, rows: Math.min(12, Math.max(2, rows)) });
};

const fieldOf = (value) => {
  const input = inputOf(value, value.value || value.default || "");
  Object.assign(input, { id: `edit-${value.path}`, lang: "zh-CN" });
  input.dataset.before = input.value;
  const problem = make("div");
  const label = make("label", { htmlFor: input.id }, say(value.label));
  return { value, input, problem, element: make("div", { className: "field" }, label, input, problem) };
};

const save = async (fields) => {
  const changed = fields.filter(({ input }) => input.value !== input.dataset.before);
  let answer = {};
  for (const { value, input, problem } of changed) {
    answer = await send("set", { path: value.path, value: input.value, before: value.value });
    if (answer.error) {
      const parts = answer.conflict ? conflictOf(answer, value, input, problem) : [];
      problem.replaceChildren(alertLine(say(answer.error)), ...parts);
      input.focus();
      return;
    }
    value.value = input.dataset.before = input.value;
    problem.replaceChildren();
  }
  if (changed.length) finish(answer);
  else closeEditor();
};

const conflictOf = (answer, value, input, problem) => {
  const { value: inFile, before } = answer.conflict;
  const take = (text) => {
    value.value = before;
    input.value = text;
    input.dataset.before = inFile;
    problem.replaceChildren();
    input.focus();
  };
  const takeMine = () => {
    take(input.value);
    input.form.requestSubmit();
  };
  const versions = make("dl", { className: "versions" },
    make("dt", {}, word("edit_in_file")), make("dd", { lang: "zh-CN" }, inFile || word("edit_nothing")),
    make("dt", {}, word("edit_mine")), make("dd", { lang: "zh-CN" }, input.value || word("edit_nothing")));
  const row = make("div", { className: "row" },
    button(word("edit_take_mine"), takeMine), button(word("edit_take_file"), () => take(inFile)));
  return [versions, row];
};

const finish = (answer) => {
  tell(answer.notes?.length ? answer.notes.map(say).join(" ") : word("edit_saved"));
  closeEditor();
  document.addEventListener("civplan:update", () => { if (!opened) focusText(); }, { once: true });
};

/* Entries of lists. */

const entryRow = (entry) => {
  const row = make("div", { className: "row entry" });
  const label = say(entry.label);
  if (entry.can_add) row.append(button(word("edit_add", { entry: label }), () => askNew(entry)));
  row.append(button(word("edit_delete", { entry: label }), () => askDelete(entry), { className: "delete" }));
  return row;
};

const askNew = (entry) => {
  const label = word("edit_new", { entry: say(entry.label) });
  const input = make("textarea", { id: "edit-new", rows: 3, lang: "zh-CN" });
  input.dataset.before = "";
  const problem = make("div");
  const row = make("div", { className: "row" }, make("button", { type: "submit", className: "save" }, word("edit_save")), closeButton());
  const form = make("form", { className: "field" }, make("label", { htmlFor: input.id }, label), input, problem, row);
  onSubmit(form, async () => {
    const answer = await send("add", { path: entry.path, value: input.value, before: entry.said });
    if (answer.error) problem.replaceChildren(alertLine(say(answer.error)));
    else finish(answer);
  });
  show([form], label);
};

/* What the page says at a text: its paragraph, or its row. */
const quoteOf = (element) => {
  const [shown] = element.isConnected ? [element] : elementsOf(element.dataset.path);
  const said = (shown?.closest("[role=row]") ?? shown?.closest("[data-place]"))?.textContent ?? "";
  const text = said.length > MOST_QUOTED ? `${said.slice(0, MOST_QUOTED)}……` : said;
  return make("p", { className: "quote", lang: "zh-CN" }, text);
};

const askDelete = (entry) => {
  const problem = make("div");
  const question = make("p", { id: "edit-question" }, word("edit_ask_delete", { entry: say(entry.label) }));
  const confirm = button(word("edit_delete", { entry: say(entry.label) }), once(async () => {
    const answer = await send("delete", { path: entry.path, before: entry.said });
    if (answer.error) problem.replaceChildren(alertLine(say(answer.error)));
    else finish(answer);
  }), { className: "delete", "aria-describedby": "edit-question" });
  show([question, quoteOf(opened.element), problem, make("div", { className: "row" }, closeButton(), confirm)], confirm.textContent);
};

/* Taking changes back. */

const move = async (action) => {
  const answer = await send(action);
  tell(answer.error ? say(answer.error) : word(`edit_${action}_done`), Boolean(answer.error));
};

/* Keys and clicks. */

const textAt = (event) => event.target.closest?.(".pages [data-path]");

const onClick = (event) => {
  if (!getSelection().isCollapsed) return;
  const text = textAt(event);
  if (text) openText(text);
  else if (event.target.closest?.(".pages [data-place]")) tell(word("edit_no_key"));
};

const openText = (text) => {
  if (by("editor").hidden || !isChanged()) {
    openEditor(text);
    return;
  }
  tell(word("edit_unsaved"), true);
  by("editor").querySelector("textarea, input, select").focus();
};

const onKey = (event) => {
  const text = textAt(event);
  if (text !== event.target || !["Enter", "F2"].includes(event.key)) return;
  event.preventDefault();
  openText(text);
};

const onEditorKey = (event) => {
  if (event.key === "Escape") {
    event.preventDefault();
    closeEditor();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
};

const onAnyKey = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.("textarea, input, select")) return;
  const key = event.key.toLowerCase();
  const action = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[key];
  if (!action) return;
  event.preventDefault();
  move(action);
};

const onOutside = (event) => {
  if (by("editor").hidden || by("editor").contains(event.target) || isChanged()) return;
  if (!textAt(event)) closeEditor();
};

const begin = () => {
  document.body.classList.add("editable");
  for (const id of ["undo", "redo"]) {
    by(id).hidden = false;
    by(id).addEventListener("click", () => move(id));
  }
  by("panels").addEventListener("click", onClick);
  by("panels").addEventListener("keydown", onKey);
  by("editor").addEventListener("keydown", onEditorKey);
  document.addEventListener("keydown", onAnyKey);
  document.addEventListener("pointerdown", onOutside);
  addEventListener("focus", () => send("history"));  // another tab may have made changes
  new ResizeObserver(() => { if (opened) putBeside(by("editor"), opened.element); }).observe(by("editor"));
  send("history");
};

if (FILE && readOnly === "false") begin();
