// Looking over the bot's shoulder: its calls as they pass, and faults to order.
import { $, deed, element, on, store } from "./store.js";

const KEPT = 200;

export function showPanel(open) {
  $("panel").hidden = !open;
  $("app").classList.toggle("with-panel", open);
  $("panel-open").setAttribute("aria-expanded", String(open));
  localStorage.setItem("speeltuin-meekijken", open ? "open" : "dicht");
  (open ? $("panel-close") : $("panel-open")).focus();
}

function line(call) {
  const details = element("details", {}, element("summary", {}, element("span", { class: `state ${call.ok ? "ok" : "refused"}` }, call.ok ? "OK" : String(call.answer?.error_code ?? "—")), element("span", { class: "method" }, call.method), element("span", { class: "ms" }, `${new Date(call.at).toLocaleTimeString("nl-NL", { timeZone: "Europe/Amsterdam" })} · ${call.ms} ms`)));
  details.addEventListener("toggle", () => {
    if (details.open && !details.querySelector("pre")) details.append(element("pre", {}, JSON.stringify(call.params, null, 1)), element("pre", {}, JSON.stringify(call.answer, null, 1)));
  });
  return element("li", {}, details);
}

function drawFaults() {
  const { faults } = store;
  $("pace").checked = faults.pace;
  $("privacy").checked = faults.privacy;
  $("fail-planned").textContent = faults.planned?.length ? `Klaargezet: ${faults.planned.map((one) => `${one.times}× ${one.error}${one.method ? ` bij ${one.method}` : ""}`).join("; ")}` : "";
}
async function tune(body) { store.faults = await deed("tune", body); drawFaults(); }

// The bot asks for news all the time: such calls in a row are one line with their number.
const POLL = "getUpdates";
function addPoll(call) {
  const first = $("calls").firstElementChild;
  const polls = first?.dataset.polls ? first : element("li", { class: "polls", "data-polls": "0" });
  polls.dataset.polls = String(Number(polls.dataset.polls) + 1);
  const old = polls.querySelector("ol");
  const inside = old ?? element("ol", {});
  inside.prepend(line(call));
  while (inside.children.length > 20) inside.lastChild.remove();
  if (!old) polls.append(element("details", {}, element("summary", {}), inside));
  polls.querySelector("summary").textContent = `${POLL} ×${polls.dataset.polls}`;
  if (polls !== first) $("calls").prepend(polls);
}
const add = (call) => call.method === POLL && call.ok ? addPoll(call) : $("calls").prepend(line(call));

on("state", () => { $("calls").replaceChildren(); store.calls.forEach(add); drawFaults(); });
on("call", ({ call }) => {
  add(call);
  while ($("calls").children.length > KEPT) $("calls").lastChild.remove();
  if (!call.ok && store.faults.planned?.length) tune({});
});
$("pace").addEventListener("change", () => tune({ pace: $("pace").checked }));
$("privacy").addEventListener("change", () => tune({ privacy: $("privacy").checked }));
$("fail-clear").addEventListener("click", () => tune({ clear: true }));
$("fail").addEventListener("submit", async (event) => {
  event.preventDefault();
  store.faults = await deed("fail", { error: $("fail-error").value, times: Number($("fail-times").value), method: $("fail-method").value.trim(), chat_id: $("fail-here").checked ? store.chatId : null });
  drawFaults();
});
$("panel-open").addEventListener("click", () => showPanel($("panel").hidden));
$("panel-close").addEventListener("click", () => showPanel(false));
