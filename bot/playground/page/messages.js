// The open chat: its bubbles, buttons and what can be done with a message.
import { $, chatNow, clockTime, dayName, deed, element, isMine, isService, markRead, on, store, tell, threadMessages, tone } from "./store.js";
import { again, drop, outgoing, say } from "./outgoing.js";
import { richText } from "./rich_text.js";

const list = $("messages");
const down = $("down");
const waiting = new Map();
const MOST_WIDE = 500;
const MOST_HIGH = 430;

export const who = (message) => message.sender_chat?.title ?? (message.by_bot ? store.bot.first_name : message.from.first_name);

const short = (text, most) => text.length > most ? `${text.slice(0, most).trim()}…` : text;

export function inWords(message) {
  const name = who(message);
  if (message.pinned_message) return `${name} zette “${short(message.pinned_message.text ?? message.pinned_message.caption ?? "een bericht", 40)}” vast`;
  if (message.new_chat_members) return message.new_chat_members.map((one) => one.id === message.from.id ? `${name} doet mee` : `${name} voegde ${one.first_name} toe`).join(", ");
  if (message.left_chat_member) return message.left_chat_member.id === message.from.id ? `${name} verliet de groep` : `${name} verwijderde ${message.left_chat_member.first_name}`;
  if (message.forum_topic_created) return `${name} maakte het onderwerp “${message.forum_topic_created.name}”`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "Deze groep is nu een supergroep";
  return message.text || (message.photo ? "Foto" : message.document ? message.document.file_name : "");
}

const act = {
  command: (text) => say(text),
  link(url) {
    const found = url.match(/^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?domain=)(\w+)(?:[?&](startgroup|start)(?:=([\w-]*))?)?/);
    if (found?.[1].toLowerCase() !== store.bot.username.toLowerCase()) return false;
    tell("deeplink", { kind: found[2] ?? "", payload: found[3] ?? "" });
    return true;
  },
};

function meta(message) {
  const edited = message.edited ? "bewerkt " : "";
  const silent = message.silent && message.by_bot ? element("span", { title: "zonder geluid verstuurd" }, "stil ") : null;
  const tick = isMine(message) ? element("span", { class: "tick" }, element("span", { "aria-hidden": "true" }, " ✓"), element("span", { class: "hidden" }, " verstuurd")) : null;
  return element("span", { class: "meta" }, silent, edited, element("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date)), tick);
}

// An own message that is still under way, or that was refused.
function waitingBubble({ body, refused }) {
  const state = refused ? element("span", { class: "meta bad" }, `niet verstuurd: ${refused}`) : element("span", { class: "meta" }, element("span", { "aria-hidden": "true" }, "🕓"), element("span", { class: "hidden" }, "wordt verstuurd"));
  const keys = refused ? element("div", { class: "keys", role: "group", "aria-label": "Niet verstuurd" }, element("div", {}, element("button", { type: "button", onclick: () => again(body.key) }, "Opnieuw"), element("button", { type: "button", onclick: () => drop(body.key) }, "Verwijder"))) : null;
  return element("div", { class: `message mine waiting${keys ? " has-keys" : ""}` }, element("div", { class: "bubble" }, element("span", { class: "hidden" }, "Jij: "), element("div", { class: "body" }, body.text, state)), keys);
}
function drawWaiting() {
  for (const old of list.querySelectorAll(".waiting")) old.remove();
  const chat = chatNow();
  const waits = chat ? outgoing(chat.id, store.threadId) : [];
  if (!waits.length) return;
  list.querySelector(".about")?.remove();
  list.append(...waits.map(waitingBubble));
  toBottom();
}
on("outgoing", drawWaiting);

function photo(message) {
  const best = message.photo.at(-1);
  const alt = message.text ? `Foto: ${message.text.slice(0, 120)}` : "Foto";
  // As big as fits, in its own proportions: the room is kept free before the picture is there.
  const scale = Math.min(1, MOST_WIDE / best.width, MOST_HIGH / best.height);
  const image = element("img", { src: `/api/file/${best.file_id}`, alt, width: Math.round(best.width * scale), height: Math.round(best.height * scale), loading: "lazy" });
  const button = element("button", { class: message.has_media_spoiler ? "photo covered" : "photo", type: "button", "aria-label": message.has_media_spoiler ? "Verborgen foto, toon" : `${alt}, vergroot` }, image);
  button.addEventListener("click", () => button.classList.contains("covered") ? button.classList.remove("covered") : window.open(image.src, "_blank", "noopener"));
  return button;
}

function documentCard(message) {
  const { file_name: name, file_size: size, file_id: id } = message.document;
  const kind = name.includes(".") ? name.split(".").pop().slice(0, 4) : "file";
  const amount = size < 1024 ? `${size} B` : `${Math.round(size / 1024)} kB`;
  return element("a", { class: "document", href: `/api/file/${id}`, download: name }, element("span", { class: "sheet", "aria-hidden": "true" }, kind), element("span", {}, element("b", {}, name), element("small", {}, amount)));
}

function keys(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return element("div", { class: "keys", role: "group", "aria-label": "Knoppen bij dit bericht" }, ...rows.map((row) => element("div", {}, ...row.map((button) => key(message, button)))));
}

function key(message, button) {
  if (button.url) return element("a", { class: "outside", href: button.url, target: "_blank", rel: "noopener noreferrer", onclick: (event) => { if (act.link(button.url)) event.preventDefault(); } }, button.text);
  const made = element("button", { type: "button" }, button.text);
  made.addEventListener("click", async () => {
    if (button.copy_text) { await navigator.clipboard?.writeText(button.copy_text.text); tell("toast", { user_id: store.me, text: "Gekopieerd" }); return; }
    const inline = button.switch_inline_query_current_chat ?? button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
    if (inline !== undefined) { tell("compose", { text: `@${store.bot.username} ${inline}` }); return; }
    made.setAttribute("aria-busy", "true");
    const { query_id: query } = await deed("tap", { chat_id: message.chat.id, message_id: message.message_id, button: button.callback_data ?? button.text, user_id: store.me });
    if (query) waiting.set(query, made);
    setTimeout(() => made.removeAttribute("aria-busy"), 15000);
  });
  return made;
}

function bubble(message, before) {
  if (isService(message)) return element("div", { class: "service", id: `m${message.message_id}` }, inWords(message));
  const mine = isMine(message);
  const chat = chatNow();
  const follows = before && !isService(before) && before.from.id === message.from.id && before.sender_chat?.id === message.sender_chat?.id && message.date - before.date < 600;
  const keyboard = keys(message);
  const content = element("div", { class: "bubble" });
  const via = message.via_bot ? element("span", { class: "via" }, ` via @${message.via_bot.username}`) : null;
  if ((chat.type !== "private" && !mine && !follows) || via) content.append(element("div", { class: `author ink-${tone(message.from.id)}` }, mine ? "" : who(message), via));
  else content.append(element("span", { class: "hidden" }, mine ? "Jij: " : `${who(message)}: `));
  if (message.forward_origin) content.append(element("div", { class: "via" }, `Doorgestuurd van ${message.forward_origin.sender_user.first_name}`));
  const replied = message.reply_to_message;
  if (replied && !replied.forum_topic_created) content.append(element("button", { class: "quote", type: "button", onclick: () => show(replied.message_id) }, element("b", {}, replied.from.first_name), element("span", {}, (replied.text ?? replied.caption ?? inWords(replied)).slice(0, 90))));
  if (message.photo) content.append(photo(message));
  if (message.document) content.append(documentCard(message));
  const text = message.text ? richText(message.text, message.entities ?? [], act) : element("div", { class: "body" });
  text.append(meta(message));
  content.append(text);
  const more = element("button", { class: "round more", type: "button", "aria-haspopup": "menu", "aria-label": "Meer bij dit bericht", onclick: (event) => deeds(message, event.currentTarget) }, "⋯");
  const row = element("article", { class: `message${mine ? " mine" : ""}${follows ? " follows" : ""}${keyboard ? " has-keys" : ""}`, id: `m${message.message_id}` }, content, keyboard, more);
  row.addEventListener("contextmenu", (event) => { if (!event.target.closest("a, img")) { event.preventDefault(); deeds(message, more, event); } });
  holdable(row, () => deeds(message, more));
  return row;
}

// A long press is the touch screen's right click; not every phone makes one of it by itself.
function holdable(row, act) {
  let timer = 0;
  row.addEventListener("touchstart", () => { timer = setTimeout(act, 550); }, { passive: true });
  for (const end of ["touchend", "touchmove", "touchcancel"]) row.addEventListener(end, () => clearTimeout(timer), { passive: true });
}

export function drawMessages(toEnd = true) {
  const chat = chatNow();
  if (!chat) { list.replaceChildren(); return; }
  const shown = threadMessages(chat).slice(-300);
  if (!shown.length && !outgoing(chat.id, store.threadId).length && chat.type === "private" && store.description) { list.replaceChildren(element("div", { class: "about" }, element("b", {}, "Wat kan deze bot?"), store.description)); return; }
  const nodes = [];
  let before = null;
  for (const message of shown) {
    if (!before || dayName(before.date) !== dayName(message.date)) { nodes.push(element("div", { class: "day" }, dayName(message.date))); before = null; }
    nodes.push(bubble(message, before));
    before = message;
  }
  list.setAttribute("aria-busy", "true");
  const at = list.scrollTop;
  list.replaceChildren(...nodes);
  list.removeAttribute("aria-busy");
  drawWaiting();
  if (toEnd) toBottom(); else list.scrollTop = at;
  markRead(chat);
}

export const nearEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 120;
export function toBottom() { list.scrollTop = list.scrollHeight; }
list.addEventListener("scroll", () => { down.hidden = nearEnd(); });
list.addEventListener("load", (event) => { if (event.target.tagName === "IMG" && nearEnd()) toBottom(); }, true);
down.addEventListener("click", toBottom);

on("message", ({ chat_id: id, message }) => {
  if (id !== store.chatId) return;
  const chat = chatNow();
  const shown = threadMessages(chat);
  const place = shown.findIndex((one) => one.message_id === message.message_id);
  if (place < 0) return;
  const stay = !nearEnd() && !isMine(message);
  const before = shown[place - 1];
  const sameDay = before && dayName(before.date) === dayName(message.date);
  const fresh = bubble(message, sameDay ? before : null);
  const old = $(`m${message.message_id}`);
  list.querySelector(".about")?.remove();
  if (old) {
    const focused = [...old.querySelectorAll(".keys button")].indexOf(document.activeElement);
    old.replaceWith(fresh);
    if (focused >= 0) (fresh.querySelectorAll(".keys button")[focused] ?? list).focus();
  } else {
    if (!sameDay) list.append(element("div", { class: "day" }, dayName(message.date)));
    list.append(fresh);
  }
  for (const one of list.querySelectorAll(".waiting")) list.append(one);
  if (!stay) toBottom();
  markRead(chat);
});
document.addEventListener("visibilitychange", () => { const chat = chatNow(); if (chat) { markRead(chat); tell("read"); } });
on("deleted", ({ chat_id: id, message_id: gone }) => { if (id === store.chatId) $(`m${gone}`)?.remove(); });
on("toast", ({ query_id: id }) => { waiting.get(id)?.removeAttribute("aria-busy"); waiting.delete(id); });

export function show(id) {
  const found = $(`m${id}`);
  if (!found) return;
  found.scrollIntoView({ block: "center" });
  found.classList.add("lit");
  setTimeout(() => found.classList.remove("lit"), 1500);
}

const menu = $("deeds");
let opener = null;
function deeds(message, from, point) {
  const entries = [["Beantwoord", () => tell("reply", { message })]];
  if (isMine(message) && !message.via_bot && (message.text || message.document || message.photo)) entries.push(["Bewerk", () => tell("change", { message })]);
  entries.push(["Kopieer tekst", () => navigator.clipboard?.writeText(message.text)]);
  entries.push(["Kopieer als JSON", () => navigator.clipboard?.writeText(JSON.stringify(message, null, 2))]);
  if (isMine(message) || chatNow().members[store.me] === "administrator") entries.push(["Verwijder", () => deed("delete", { chat_id: message.chat.id, message_id: message.message_id })]);
  menu.replaceChildren(...entries.map(([label, run]) => element("button", { type: "button", role: "menuitem", onclick: () => { closeDeeds(); run(); } }, label)));
  menu.hidden = false;
  opener = from;
  const box = from.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(point?.clientX ?? box.left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(point?.clientY ?? box.bottom, innerHeight - menu.offsetHeight - 8))}px`;
  menu.firstChild.focus();
}
function closeDeeds() { menu.hidden = true; opener?.focus(); opener = null; }
menu.addEventListener("keydown", (event) => {
  const items = [...menu.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) { event.preventDefault(); items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus(); }
  if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); closeDeeds(); }
});
document.addEventListener("pointerdown", (event) => { if (!menu.hidden && !menu.contains(event.target)) menu.hidden = true; });

