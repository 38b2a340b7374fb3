// Writing: the text field, the command menu, inline mode, replies, changes and files.
import { $, ask, chatNow, deed, element, on, store, tell, threadMessages } from "./store.js";
import { say } from "./outgoing.js";

const text = $("text");
const picker = $("picker");
let replyTo = null;
let changing = null;
let commands = [];
const inline = { query: null, timer: 0 };
let options = [];
let chosen = -1;

// What is being typed, by person, chat and topic: another chat or a reload does not take it away.
const DRAFTS = "speeltuin-concepten";
const drafts = JSON.parse(localStorage.getItem(DRAFTS) ?? "{}");
const spot = () => `${store.me}:${store.chatId}:${store.threadId ?? 0}`;
let drafted = "";
function keepDraft() {
  if (changing || !drafted) return;
  if (text.value.trim()) drafts[drafted] = text.value; else delete drafts[drafted];
  localStorage.setItem(DRAFTS, JSON.stringify(drafts));
}

function grow() { text.style.height = "auto"; text.style.height = `${Math.min(text.scrollHeight, 160)}px`; }

export async function drawComposer() {
  const chat = chatNow();
  if (!chat) return;
  const blocked = chat.type === "private" && chat.bot_status === "kicked";
  const unstarted = chat.type === "private" && !threadMessages(chat).length;
  const onlyStart = blocked || unstarted;
  $("start").hidden = !onlyStart;
  $("start").textContent = blocked ? "DEBLOKKEER" : "START";
  for (const part of ["menu", "send", "text"]) $(part).hidden = onlyStart;
  document.querySelector(".attach").hidden = onlyStart;
  const known = await ask(`commands?chat_id=${chat.id}&user_id=${store.me}`);
  if (chatNow()?.id !== chat.id) return;
  commands = known;
  $("menu").hidden = onlyStart || !commands.length || chat.type !== "private";
  $("as-group-label").hidden = onlyStart || !["administrator", "creator"].includes(chat.members[store.me]);
  if ($("as-group-label").hidden) $("as-group").checked = false;
}
const ready = () => { if (matchMedia("(hover: hover)").matches && !text.hidden) text.focus(); };

function drawContext() {
  const message = changing ?? replyTo;
  $("context").hidden = !message;
  if (message) $("context-text").textContent = `${changing ? "Bewerk" : "Antwoord aan " + message.from.first_name}: ${(message.text || "bestand").slice(0, 80)}`;
}
function leaveContext() { if (changing) text.value = ""; replyTo = changing = null; drawContext(); grow(); }
$("context-cancel").addEventListener("click", () => { leaveContext(); text.focus(); });

async function submit() {
  const words = text.value.trim();
  if (!words) return;
  const [reply, change] = [replyTo, changing];
  text.value = "";
  leaveContext();
  keepDraft();
  close();
  if (change) {
    try { await deed("edit", { chat_id: store.chatId, message_id: change.message_id, text: words }); } catch { if (!text.value) { changing = change; text.value = words; drawContext(); grow(); } }
  }
  else await say(words, { reply_to: reply?.message_id ?? null, anonymous: $("as-group").checked });
}
$("composer").addEventListener("submit", (event) => { event.preventDefault(); submit(); });

function close() { inline.query = null; clearTimeout(inline.timer); picker.hidden = true; options = []; chosen = -1; text.removeAttribute("aria-activedescendant"); $("menu").setAttribute("aria-expanded", "false"); }

function offer(entries, none) {
  options = entries;
  chosen = entries.length ? 0 : -1;
  const nodes = entries.map((entry, at) => element("li", { id: `option-${at}`, role: "option", class: entry.card ? "card" : null, "aria-selected": String(at === 0), onclick: () => entry.run() }, element("span", { class: "what" }, entry.what), element("span", { class: "why" }, entry.why ?? "")));
  picker.replaceChildren(...(nodes.length ? nodes : [element("li", { class: "none", role: "option", "aria-disabled": "true" }, none)]));
  picker.hidden = !entries.length && !none;
  mark();
}
function mark() {
  [...picker.children].forEach((node, at) => node.setAttribute("aria-selected", String(at === chosen)));
  if (chosen >= 0 && !picker.hidden) { text.setAttribute("aria-activedescendant", `option-${chosen}`); picker.children[chosen].scrollIntoView({ block: "nearest" }); }
}

const asOptions = (found) => found.map(({ command, description }) => ({ what: `/${command}`, why: description, fill: `/${command} `, run: () => { close(); text.value = ""; grow(); const suffix = chatNow().type === "private" ? "" : `@${store.bot.username}`; say(`/${command}${suffix}`); text.focus(); } }));

function look() {
  grow();
  const words = text.value;
  const command = words.match(/^\/(\w*)$/);
  if (command) {
    const found = commands.filter((one) => one.command.startsWith(command[1].toLowerCase()));
    if (found.length) { offer(asOptions(found)); return; }
  }
  const query = words.match(/^@(\w+) ([\s\S]*)$/);
  if (query?.[1].toLowerCase() === store.bot.username.toLowerCase()) {
    clearTimeout(inline.timer);
    inline.query = query[2];
    inline.timer = setTimeout(() => deed("inline", { user_id: store.me, query: query[2], chat_id: store.chatId }), 250);
    return;
  }
  close();
}
text.addEventListener("input", () => { look(); keepDraft(); });
text.addEventListener("keydown", (event) => {
  if (!picker.hidden && options.length) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); chosen = (chosen + step + options.length) % options.length; mark(); return; }
    if (event.key === "Tab" && options[chosen].fill) { event.preventDefault(); text.value = options[chosen].fill; close(); return; }
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); options[chosen].run(); return; }
  }
  if (event.key === "Escape") { if (!picker.hidden) close(); else leaveContext(); }
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
  if (event.key === "ArrowUp" && !text.value) {
    const own = threadMessages(chatNow()).filter((m) => m.from.id === store.me && !m.by_bot && !m.via_bot && m.text).at(-1);
    if (own) { event.preventDefault(); change(own); }
  }
});

on("inline", (answer) => {
  // The answer may be here before the question's own reply, so it is known by its words.
  if (answer.user_id !== store.me || answer.query !== inline.query) return;
  const entries = answer.results.map((result) => ({
    what: result.title ?? "Foto", why: result.description ?? "", card: true,
    run: async () => { close(); text.value = ""; grow(); await deed("choose", { query_id: answer.query_id, result_id: result.id, chat_id: store.chatId, thread_id: store.threadId }); },
  }));
  if (answer.button?.start_parameter) entries.unshift({ what: answer.button.text, why: "", run: () => { close(); text.value = ""; deed("say", { chat_id: store.me, user_id: store.me, text: `/start ${answer.button.start_parameter}` }); } });
  offer(entries, "Niets gevonden");
});

$("menu").addEventListener("click", () => {
  if (!picker.hidden) { close(); return; }
  offer(asOptions(commands));
  $("menu").setAttribute("aria-expanded", "true");
  text.focus();
});
$("start").addEventListener("click", async () => {
  if (chatNow().bot_status === "kicked") await deed("group", { chat_id: store.chatId, to: "unblock" });
  else await say("/start");
});

async function send(file) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ chat_id: store.chatId, user_id: store.me, caption: text.value, thread_id: store.threadId ?? "", as_photo: /^image\/(png|jpeg|webp)$/.test(file.type) ? "1" : "" })) form.set(name, value);
  form.set("file", file);
  const caption = text.value;
  text.value = "";
  keepDraft();
  try { await ask("upload", form); } catch { if (!text.value) { text.value = caption; keepDraft(); } tell("fault", "Dat bestand is niet verstuurd. Probeer het nog eens."); }
}
$("file").addEventListener("change", async () => { for (const file of $("file").files) await send(file); $("file").value = ""; });
$("chat").addEventListener("dragover", (event) => event.preventDefault());
$("chat").addEventListener("drop", async (event) => { event.preventDefault(); for (const file of event.dataTransfer.files) await send(file); });

function change(message) { changing = message; replyTo = null; text.value = message.text; drawContext(); grow(); text.focus(); }
on("change", ({ message }) => change(message));
on("reply", ({ message }) => { replyTo = message; changing = null; drawContext(); text.focus(); });
on("compose", ({ text: words }) => { text.value = words; text.focus(); look(); keepDraft(); });
function restore() { drafted = spot(); text.value = drafts[drafted] ?? ""; grow(); }
on("opened", async () => { close(); leaveContext(); restore(); await drawComposer(); ready(); });
on("state", () => { if (!drafted && store.chatId) restore(); drawComposer(); });
on("became", () => { restore(); drawComposer(); });
on("commands", drawComposer);
on("message", ({ chat_id: id }) => { if (id === store.chatId && !$("start").hidden) drawComposer(); });
document.addEventListener("pointerdown", (event) => { if (!picker.hidden && !picker.contains(event.target) && !$("composer").contains(event.target)) close(); });

