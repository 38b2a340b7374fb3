// What was typed and has not arrived yet: shown at once with a clock, kept over a reload, sent again when the server is
// back. The server knows each by its key, so that one whose answer was lost is not said twice.
import { ask, on, store, tell } from "./store.js";

const KEPT = "speeltuin-onderweg";
let queue = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
let flushing = false;
let later;
const RETRY = 2000;

function keep() { localStorage.setItem(KEPT, JSON.stringify(queue)); tell("outgoing"); }

export const outgoing = (chatId, threadId) => queue.filter((one) => one.body.chat_id === chatId && (one.body.thread_id ?? null) === (threadId ?? null) && one.body.user_id === store.me);

export function say(text, more = {}) {
  const body = { chat_id: store.chatId, user_id: store.me, text, thread_id: store.threadId, ...more, key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` };
  queue.push({ world: store.world, body, refused: "" });
  keep();
  return flush();
}

// One after the other: a chat reads in the order in which it was typed.
async function flush() {
  if (flushing) return;
  flushing = true;
  try {
    for (let next = queue.find((one) => !one.refused); next; next = queue.find((one) => !one.refused)) {
      try {
        await ask("do/say", next.body);
        queue = queue.filter((one) => one !== next);
      } catch (error) {
        // Not only when the connection comes back: it may have come while this one was failing.
        if (error.away) { clearTimeout(later); later = setTimeout(flush, RETRY); return; }
        next.refused = error.message || "Dat kan hier niet.";
      }
      keep();
    }
  } finally { flushing = false; }
}

export function again(key) { const one = queue.find((each) => each.body.key === key); if (one) { one.refused = ""; keep(); flush(); } }
export function drop(key) { queue = queue.filter((one) => one.body.key !== key); keep(); }

on("state", () => { queue = queue.filter((one) => one.world === store.world); keep(); flush(); });
on("connection", ({ here }) => { if (here) flush(); });
