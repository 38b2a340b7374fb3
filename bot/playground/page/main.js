// Puts the page together.
import { $, element, follow, load, on, store } from "./store.js";
import { ask, open, recall } from "./chats.js";
import { showPanel } from "./panel.js";
import "./composer.js";
import "./replay.js";


function theme(name) { document.documentElement.dataset.theme = name; }
const dark = matchMedia("(prefers-color-scheme: dark)");
theme(localStorage.getItem("speeltuin-thema") ?? (dark.matches ? "dark" : "light"));
dark.addEventListener("change", () => { if (!localStorage.getItem("speeltuin-thema")) theme(dark.matches ? "dark" : "light"); });
$("theme").addEventListener("click", () => {
  const other = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem("speeltuin-thema", other);
  theme(other);
});

let fading = 0;
function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  clearTimeout(fading);
  fading = setTimeout(() => { $("toast").classList.remove("shown"); $("toast").textContent = ""; }, 3500);
}
on("toast", ({ user_id: id, text, show_alert: alert }) => {
  if (id !== store.me || !text) return;
  if (alert) ask(store.bot.first_name, element("p", {}, text)); else toast(text);
});
on("fault", (text) => toast(text));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !$("panel").hidden && $("panel").contains(document.activeElement)) showPanel(false);
});

recall();
$("skip").addEventListener("click", (event) => { event.preventDefault(); if (!store.chatId) open(store.me); ($("text").hidden ? $("start") : $("text")).focus(); });

// The server may still be starting, or starting again.
for (;;) {
  try { await load(); break; } catch { $("offline").hidden = false; await new Promise((done) => setTimeout(done, 1000)); }
}
$("offline").hidden = true;
document.title = `${store.bot.first_name} · speeltuin`;
if (localStorage.getItem("speeltuin-meekijken") === "open" && innerWidth > 1100) showPanel(true);
if (!store.chatId && innerWidth > 720) open(store.me);
follow();
