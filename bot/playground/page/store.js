// What the page knows, and how it asks for more. Everything is kept by the server; this is a copy that follows its news.
export const store = { me: 0, chatId: 0, threadId: null, bot: {}, people: [], chats: new Map(), suggestions: [], faults: {}, now: "", replay: null, calls: [] };

const listeners = new Map();
export function on(kind, listener) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}
export function tell(kind, content = {}) {
  for (const listener of listeners.get(kind) ?? []) listener(content);
}

export async function ask(path, body) {
  const options = body === undefined ? {} : body instanceof FormData ? { method: "POST", body } : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`/api/${path}`, options);
  const answer = await response.json();
  if (!response.ok) {
    tell("fault", answer.fault ?? "Er ging iets mis.");
    throw new Error(answer.fault);
  }
  return answer;
}
export const deed = (name, body) => ask(`do/${name}`, body);

export async function load() {
  const state = await ask("state");
  enter(state.world);
  Object.assign(store, state, { chats: new Map(state.chats.map((chat) => [chat.id, { ...chat, messages: new Map(chat.messages.map((m) => [m.message_id, m])) }])) });
  if (!store.people.some((person) => person.id === store.me)) store.me = store.people[0]?.id ?? 0;
  tell("state");
}

export function follow() {
  const source = new EventSource("/api/events");
  let lost = false;
  source.onerror = () => { lost = true; };
  source.onopen = () => { if (lost) { lost = false; load(); } };
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    const chat = store.chats.get(event.chat_id);
    if (event.kind === "message" && chat) chat.messages.set(event.message.message_id, event.message);
    if (event.kind === "deleted" && chat) chat.messages.delete(event.message_id);
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
export function unread(chat, me = store.me) {
  const last = seen[`${me}:${chat.id}`] ?? 0;
  return [...chat.messages.values()].filter((m) => m.message_id > last && (m.by_bot || m.sender_chat || m.from.id !== me) && !isService(m)).length;
}
export function markRead(chat) {
  if (document.visibilityState !== "visible") return;
  seen[`${store.me}:${chat.id}`] = Math.max(0, ...chat.messages.keys());
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
