// What the page knows, and how it asks for more. Everything is kept by the server; this is a copy that follows its news.
export const store = { me: 0, chatId: 0, threadId: null, bot: {}, people: [], chats: new Map(), suggestions: [], faults: {}, replay: null, calls: [] };

export const $ = (id) => document.getElementById(id);

const listeners = new Map();
export function on(kind, listener) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}
export function tell(kind, content = {}) {
  for (const listener of listeners.get(kind) ?? []) listener(content);
}

export async function ask(path, body) {
  const options = body === undefined ? {} : body instanceof FormData ? { method: "POST", body } : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let response;
  try { response = await fetch(`/api/${path}`, options); } catch { connected(false); throw Object.assign(new Error("Geen verbinding."), { away: true }); }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    tell("fault", answer.fault ?? "Er ging iets mis.");
    throw new Error(answer.fault ?? "Er ging iets mis.");
  }
  return answer;
}
export let here = true;
export function connected(now) { if (now !== here) { here = now; tell("connection", { here }); } }
export const deed = (name, body) => ask(`do/${name}`, body);

// News that comes while a look is under way is newer than what that look brings.
const came = [];
let looks = 0;

export async function load() {
  looks += 1;
  const state = await ask("state").finally(() => { looks -= 1; });
  enter(state.world);
  Object.assign(store, state, { chats: new Map(state.chats.map((chat) => [chat.id, { ...chat, messages: new Map(chat.messages.map((m) => [m.message_id, m])) }])) });
  came.forEach(apply);
  if (!looks) came.length = 0;
  if (!store.people.some((person) => person.id === store.me)) store.me = store.people[0]?.id ?? 0;
  tell("state");
}

function apply(event) {
  const chat = store.chats.get(event.chat_id);
  if (event.kind === "message" && chat) chat.messages.set(event.message.message_id, event.message);
  if (event.kind === "deleted" && chat) chat.messages.delete(event.message_id);
}

export function follow() {
  const source = new EventSource("/api/events");
  // What came in between the page's first look and this is missed otherwise.
  let lost = true;
  source.onerror = () => { lost = true; connected(false); };
  source.onopen = async () => { if (lost) { lost = false; await load().catch(() => {}); } connected(true); };
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (looks) came.push(event);
    apply(event);
    if (event.kind === "chats") load();
    else tell(event.kind, event);
  };
}

export const person = (id) => store.people.find((one) => one.id === id);
export const chatNow = () => store.chats.get(store.chatId);
export const isPresent = (status) => ["creator", "administrator", "member", "restricted"].includes(status);
export const isService = (message) => !message.text && !message.photo && !message.document;
export function myChats() {
  return [...store.chats.values()].filter((chat) => chat.type === "private" ? chat.id === store.me : isPresent(chat.members[store.me]) && !chat.migrated_to);
}
export function threadMessages(chat) {
  const all = [...chat.messages.values()];
  return chat.is_forum ? all.filter((m) => (m.is_topic_message ? m.message_thread_id : null) === store.threadId) : all;
}
export const isMine = (message) => !message.by_bot && !message.sender_chat && message.from.id === store.me;

const SEEN = "speeltuin-gezien";
let seen = JSON.parse(localStorage.getItem(SEEN) ?? "{}");
// Another world counts its messages from one again.
function enter(world) { if (seen.world !== world) seen = { world }; }
const threadOf = (chat, m) => (chat.is_forum && m.is_topic_message ? m.message_thread_id : null);
const place = (me, chat, threadId) => `${me}:${chat.id}:${chat.is_forum ? threadId ?? 0 : 0}`;
// Of a forum's topic when one is given (null: General), else of the whole chat.
export function unread(chat, me = store.me, threadId = undefined) {
  return [...chat.messages.values()].filter((m) => {
    const thread = threadOf(chat, m);
    if (threadId !== undefined && thread !== threadId) return false;
    return m.message_id > (seen[place(me, chat, thread)] ?? 0) && (m.by_bot || m.sender_chat || m.from.id !== me) && !isService(m);
  }).length;
}
// What stands on the screen is read; a chat behind the list of a phone, or in a tab behind another, is not.
export const inSight = () => document.visibilityState === "visible" && $("chat").offsetParent !== null;
export function markRead(chat) {
  if (!inSight()) return;
  const shown = threadMessages(chat).map((m) => m.message_id);
  seen[place(store.me, chat, store.threadId)] = Math.max(0, ...shown);
  localStorage.setItem(SEEN, JSON.stringify(seen));
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}
export const tone = (id) => Math.abs(id) % 7;
export function avatar(title, id, medal) {
  return element("span", { class: medal ? "avatar medal" : `avatar tone-${tone(id)}`, "aria-hidden": "true" }, medal ? "" : [...title][0]?.toUpperCase() ?? "?");
}

const ZONE = "Europe/Amsterdam";
const format = (options) => new Intl.DateTimeFormat("nl-NL", { timeZone: ZONE, ...options });
const timeFormat = format({ hour: "2-digit", minute: "2-digit" });
const dayFormat = format({ weekday: "long", day: "numeric", month: "long" });
const momentFormat = format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
export const clockTime = (unix) => timeFormat.format(unix * 1000);
export const dayName = (unix) => dayFormat.format(unix * 1000);
export const momentName = (date) => momentFormat.format(date);
