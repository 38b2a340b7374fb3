// Who you are, your chats, the open chat's header, and what can be done with a chat.
import { $, avatar, chatNow, clockTime, deed, element, here, inSight, isPresent, load, markRead, myChats, on, person, store, tell, unread } from "./store.js";
import { drawMessages, inWords, nearEnd, show, who } from "./messages.js";
import { say } from "./outgoing.js";

const STATUS = { creator: "eigenaar", administrator: "beheerder", member: "lid", restricted: "mag niet schrijven", left: "niet in de groep", kicked: "verwijderd" };
const typing = new Map();

function drawPeople() {
  const boxes = store.people.map((one) => {
    const waiting = one.id === store.me ? 0 : unread(store.chats.get(one.id), one.id);
    const radio = element("input", { type: "radio", name: "me", value: one.id, class: "hidden" });
    radio.checked = one.id === store.me;
    radio.addEventListener("change", () => become(one.id));
    return element("label", {}, radio, avatar(one.first_name, one.id), one.first_name, waiting ? element("span", { class: "dot" }, element("span", { class: "hidden" }, "heeft nieuwe berichten")) : null);
  });
  const focused = $("people").contains(document.activeElement);
  $("people").replaceChildren($("people").firstElementChild, ...boxes);
  if (focused) $("people").querySelector(":checked")?.focus();
}

function become(id) {
  store.me = id;
  if (!myChats().some((chat) => chat.id === store.chatId)) { store.chatId = chatNow()?.type === "private" ? id : 0; store.threadId = null; }
  remember();
  drawAll();
  tell("became");
}

const whereNow = () => ({ me: store.me, chatId: store.chatId, threadId: store.threadId, view: $("app").dataset.view });
// Where one is, for a reload and for the browser's Back: a step in its history for every chat that is opened.
function remember(step = false) {
  const place = whereNow();
  localStorage.setItem("speeltuin-plek", JSON.stringify(place));
  if (step && JSON.stringify(history.state) !== JSON.stringify(place)) history.pushState(place, "");
  else history.replaceState(place, "");
}
function goTo({ view, ...place }) {
  Object.assign(store, place);
  $("app").dataset.view = view ?? "list";
}
export function recall() { goTo(JSON.parse(localStorage.getItem("speeltuin-plek") ?? "{}")); }
addEventListener("popstate", ({ state }) => {
  if (!state) return;
  goTo(state);
  localStorage.setItem("speeltuin-plek", JSON.stringify(state));
  drawAll();
  tell("opened");
});

const titleOf = (chat) => chat.type === "private" ? store.bot.first_name : chat.title;
const lastOf = (chat) => [...chat.messages.values()].at(-1);

export function drawChats() {
  const ordered = myChats().sort((a, b) => (lastOf(b)?.date ?? 0) - (lastOf(a)?.date ?? 0));
  const focused = document.activeElement?.dataset?.chat;
  $("chats").replaceChildren(...ordered.map((chat) => {
    const last = lastOf(chat);
    const count = unread(chat);
    const from = last && chat.type !== "private" && !inWords(last).startsWith(who(last)) ? `${who(last)}: ` : "";
    const line = typing.has(chat.id) ? "is aan het typen…" : last ? `${from}${inWords(last)}`.replaceAll("\n", " ").slice(0, 80) : "Nog geen berichten";
    const button = element("button", { type: "button", "data-chat": chat.id, "aria-current": chat.id === store.chatId ? "true" : null, onclick: () => open(chat.id) },
      avatar(titleOf(chat), chat.id, chat.type === "private"), element("span", { class: "name" }, titleOf(chat)), element("span", { class: "time" }, last ? clockTime(last.date) : ""),
      element("span", { class: "last" }, line), count && !(chat.id === store.chatId && inSight() && !chat.is_forum) ? element("span", { class: "count", "aria-label": `${count} ongelezen` }, String(count)) : null);
    return element("li", {}, button);
  }));
  if (focused) $("chats").querySelector(`[data-chat="${focused}"]`)?.focus();
  const elsewhere = ordered.filter((chat) => chat.id !== store.chatId).reduce((sum, chat) => sum + unread(chat), 0);
  $("back-count").hidden = !elsewhere;
  $("back-count").textContent = String(elsewhere);
  $("back").setAttribute("aria-label", elsewhere ? `Terug naar de chats, ${elsewhere} ongelezen` : "Terug naar de chats");
}

// A forum opens where something is unread.
function firstUnread(chat) {
  if (!chat?.is_forum || unread(chat, store.me, null)) return null;
  return chat.topics.find((topic) => unread(chat, store.me, topic.id))?.id ?? null;
}
export function open(id, threadId = undefined) {
  // The first step back from a chat on a phone leads to the list.
  if ($("app").dataset.view === "list") remember();
  store.chatId = id;
  store.threadId = threadId === undefined ? firstUnread(store.chats.get(id)) : threadId;
  $("app").dataset.view = "chat";
  remember(true);
  drawAll();
  $("chats").querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  tell("opened");
}

function drawHeader() {
  const chat = chatNow();
  $("chat").classList.toggle("no-chat", !chat);
  if (!chat) return;
  $("chat-avatar").replaceChildren(avatar(titleOf(chat), chat.id, chat.type === "private"));
  $("chat-name").textContent = titleOf(chat);
  const members = Object.values(chat.members).filter(isPresent).length;
  const busy = typing.has(chat.id);
  $("chat-sub").textContent = !here ? "Verbinden…" : busy ? (chat.type === "private" ? "is aan het typen…" : `${store.bot.first_name} is aan het typen…`) : chat.type === "private" ? "bot" : `${members + (chat.bot_present ? 1 : 0)} leden${chat.bot_present ? "" : " · de bot zit niet in deze groep"}`;
  $("chat-sub").classList.toggle("typing", busy);
  $("topics").hidden = !chat.is_forum;
  const topics = [{ id: null, name: "General" }, ...chat.topics];
  $("topics").replaceChildren(...(chat.is_forum ? topics : []).map((topic) => element("button", { type: "button", "aria-pressed": String(store.threadId === topic.id), onclick: () => open(chat.id, topic.id) }, `# ${topic.name}${topic.closed ? " 🔒" : ""}`, topicCount(chat, topic.id))));
  drawPinned();
}

function topicCount(chat, threadId) {
  const count = threadId === store.threadId && inSight() ? 0 : unread(chat, store.me, threadId);
  return count ? element("span", { class: "count", "aria-label": `, ${count} ongelezen` }, String(count)) : null;
}

function drawPinned() {
  const chat = chatNow();
  const pinned = chat ? [...chat.messages.values()].filter((m) => m.pinned && (!chat.is_forum || (m.is_topic_message ? m.message_thread_id : null) === store.threadId)).at(-1) : null;
  $("pinned").hidden = !pinned;
  if (!pinned) return;
  $("pinned").replaceChildren(element("b", {}, "Vastgezet bericht"), inWords(pinned).replaceAll("\n", " ").slice(0, 120));
  $("pinned").onclick = () => show(pinned.message_id);
}

export function drawAll(toEnd = true) {
  if (!chatNow()) $("app").dataset.view = "list";
  drawPeople(); drawMessages(toEnd); drawHeader(); drawChats(); drawTips();
}

function drawTips() {
  const tips = store.suggestions;
  const folded = localStorage.getItem("speeltuin-tips") === "dicht";
  $("tips").hidden = !tips.length;
  $("tips-list").hidden = folded;
  $("tips-close").textContent = folded ? "toon" : "verberg";
  $("tips-close").setAttribute("aria-expanded", String(!folded));
  const done = tried();
  $("tips-list").replaceChildren(...tips.map((tip) => {
    const chat = store.chats.get(tip.chat_id);
    const topic = chat?.topics.find((one) => one.id === tip.thread_id);
    const where = chat && chat.type !== "private" ? ` in ${chat.title}${topic ? ` › ${topic.name}` : ""}` : "";
    const whom = element("span", { class: "for" }, avatar(person(tip.user_id)?.first_name ?? "?", tip.user_id), `als ${person(tip.user_id)?.first_name ?? ""}${where}`, done.includes(tip.text) ? element("span", { class: "done" }, "✓", element("span", { class: "hidden" }, " gedaan")) : null);
    return element("li", {}, element("button", { type: "button", onclick: () => take(tip) }, whom, tip.label ? element("span", { class: "why" }, tip.label) : null, element("span", { class: "try" }, tip.text)));
  }));
}
const TRIED = "speeltuin-geprobeerd";
function tried() {
  const kept = JSON.parse(localStorage.getItem(TRIED) ?? "{}");
  return kept.world === store.world ? kept.texts : [];
}
$("tips-close").addEventListener("click", () => { localStorage.setItem("speeltuin-tips", $("tips-list").hidden ? "open" : "dicht"); drawTips(); });

function take(tip) {
  localStorage.setItem(TRIED, JSON.stringify({ world: store.world, texts: [...new Set([...tried(), tip.text])] }));
  store.me = tip.user_id;
  const moved = store.chats.get(tip.chat_id)?.migrated_to;
  open(moved ?? tip.chat_id, tip.thread_id);
  if (tip.send) say(tip.text); else tell("compose", { text: tip.text });
}

const dialog = $("dialog");
export function ask(title, ...body) {
  $("dialog-title").textContent = title;
  $("dialog-body").replaceChildren(...body);
  dialog.showModal();
}
const choice = (label, run, bad) => element("button", { type: "button", class: bad ? "deed bad" : "deed", onclick: async () => { dialog.close(); await run(); } }, label);

function chatInfo() {
  const chat = chatNow();
  const change = (to) => () => deed("group", { chat_id: chat.id, to, user_id: store.me });
  const forget = choice("Maak het gesprek leeg", () => deed("forget", { chat_id: chat.id }), true);
  if (chat.type === "private") {
    const text = store.description ? element("p", {}, store.description) : "";
    ask(store.bot.first_name, element("p", {}, `@${store.bot.username}`), text, chat.bot_status === "kicked" ? choice("Deblokkeer de bot", change("unblock")) : choice("Blokkeer de bot", change("block"), true), forget);
    return;
  }
  const people = Object.entries(chat.members).map(([id, status]) => element("li", {}, element("span", {}, person(Number(id))?.first_name ?? id), element("span", {}, STATUS[status])));
  const bot = element("li", {}, element("span", {}, store.bot.first_name), element("span", {}, STATUS[chat.bot_status]));
  const deeds = chat.bot_present
    ? [chat.bot_status === "administrator" ? choice("Maak de bot gewoon lid", change("demote")) : choice("Maak de bot beheerder", change("promote")), choice("Laat de bot niet schrijven", change("restrict")),
      chat.type === "group" ? choice("Maak er een supergroep van", async () => { const { chat_id: id } = await change("migrate")(); await load(); open(id); }) : "", choice("Verwijder de bot", change("remove"), true)]
    : [choice("Voeg de bot toe", change("add"))];
  ask(chat.title, element("ul", { "aria-label": "Leden" }, ...people, bot), ...deeds, forget);
}

on("deeplink", ({ kind, payload }) => {
  if (kind !== "startgroup") { open(store.me); say(payload ? `/start ${payload}` : "/start"); return; }
  const groups = myChats().filter((chat) => chat.type !== "private");
  ask(`Voeg ${store.bot.first_name} toe aan…`, ...groups.map((chat) => choice(chat.title, async () => {
    if (chat.bot_present) { open(chat.id); await say(`/start@${store.bot.username} ${payload}`.trim()); } else { await deed("group", { chat_id: chat.id, to: "add", user_id: store.me, start: payload }); open(chat.id); }
  })));
});
on("typing", ({ chat_id: id }) => {
  clearTimeout(typing.get(id));
  typing.set(id, setTimeout(() => { typing.delete(id); drawHeader(); drawChats(); }, 5000));
  drawHeader(); drawChats();
});
on("message", ({ chat_id: id, message }) => {
  if (message.by_bot && typing.has(id)) { clearTimeout(typing.get(id)); typing.delete(id); drawHeader(); }
  if (id === store.chatId) drawHeader();
  drawChats(); drawPeople();
});
on("deleted", () => { drawPinned(); drawChats(); });
on("state", () => drawAll(nearEnd()));
on("read", () => { drawHeader(); drawChats(); });
on("tips", drawTips);
on("connection", () => { $("offline").hidden = here; drawHeader(); });
on("opened", () => { const chat = chatNow(); if (chat) markRead(chat); });
$("back").addEventListener("click", () => {
  $("app").dataset.view = "list";
  remember(true);
  drawHeader(); drawChats();
  $("chats").querySelector("[aria-current]")?.focus();
});
$("chat-info").addEventListener("click", chatInfo);
