// Text with Telegram's entities as elements. Offsets are UTF-16 units, as JavaScript counts by itself.
import { element } from "./store.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

export function richText(text, entities, act) {
  const root = element("div", { class: "body" });
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  weave(root, text, sorted, 0, text.length, act);
  return root;
}

function weave(parent, text, entities, from, to, act) {
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset > at) parent.append(text.slice(at, entity.offset));
    const inside = others.filter((other) => other.offset < end);
    rest = others.filter((other) => other.offset >= end);
    const made = wrap(entity, text.slice(entity.offset, end), act);
    weave(made, text, inside, Math.max(at, entity.offset), end, act);
    parent.append(made);
    at = end;
    // After a block Telegram shows one line break only once.
    if (["pre", "blockquote", "expandable_blockquote"].includes(entity.type) && text[at] === "\n") at += 1;
  }
  if (at < to) parent.append(text.slice(at, to));
}

function wrap(entity, words, act) {
  const { type } = entity;
  if (TAGS[type]) return element(TAGS[type], type === "pre" ? { tabindex: "0", role: "group", "aria-label": "Tabel of code" } : {});
  if (type === "expandable_blockquote") {
    const quote = element("blockquote", { class: "folded", tabindex: "0", role: "button", "aria-expanded": "false" });
    const toggle = () => quote.setAttribute("aria-expanded", String(!quote.classList.toggle("folded")));
    return press(quote, toggle);
  }
  if (type === "spoiler") {
    const cover = element("span", { class: "spoiler covered", tabindex: "0", role: "button", "aria-label": "Verborgen tekst, toon" });
    return press(cover, () => { cover.classList.remove("covered"); cover.removeAttribute("role"); cover.removeAttribute("aria-label"); cover.removeAttribute("tabindex"); });
  }
  if (type === "text_link" || type === "url") {
    const url = entity.url ?? words;
    return element("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: (event) => { if (act.link(url)) event.preventDefault(); } });
  }
  if (type === "bot_command") return element("button", { class: "tap", type: "button", onclick: () => act.command(words) });
  if (type === "mention" || type === "hashtag") return element("span", { class: "tap" });
  if (type === "date_time") return element("time", { datetime: new Date(entity.unix_time * 1000).toISOString() });
  return element("span");
}

function press(target, act) {
  target.addEventListener("click", act);
  target.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } });
  return target;
}
