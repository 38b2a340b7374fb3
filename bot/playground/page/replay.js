// The bar that steers the Games as they happen again.
import { $, ask, momentName, on, store, tell } from "./store.js";

let dragging = false;
let jumping = 0;

function draw() {
  const replay = store.replay;
  $("replay").hidden = !replay;
  if (!replay) return;
  const [from, to, moment] = [replay.from, replay.to, replay.moment].map(Date.parse);
  $("replay").classList.toggle("running", replay.running);
  $("replay-run").setAttribute("aria-label", replay.running ? "Pauzeer" : "Speel af");
  if (!dragging) {
    $("replay-at").value = Math.round(1000 * (moment - from) / Math.max(1, to - from));
    $("replay-moment").textContent = momentName(moment);
    $("replay-at").setAttribute("aria-valuetext", momentName(moment));
    const last = replay.note || (replay.last ? `Laatste uitslag: ${replay.last}` : "");
    if ($("replay-last").textContent !== last) $("replay-last").textContent = last;
    $("replay-last").hidden = !last;
  }
  if (![...$("replay-speed").options].some((option) => Number(option.value) === replay.speed)) $("replay-speed").add(new Option(`${replay.speed}×`, replay.speed));
  if (document.activeElement !== $("replay-speed")) $("replay-speed").value = String(replay.speed);
}
const at = () => { const [from, to] = [store.replay.from, store.replay.to].map(Date.parse); return new Date(from + (to - from) * Number($("replay-at").value) / 1000); };
async function steer(body) { store.replay = await ask("replay", body); draw(); }

$("replay-run").addEventListener("click", () => steer({ to: store.replay.running ? "pause" : "resume" }));
$("replay-step").addEventListener("click", () => steer({ to: "step" }));
$("replay-speed").addEventListener("change", () => steer({ to: "speed", speed: Number($("replay-speed").value) }));
$("replay-at").addEventListener("input", () => { dragging = true; $("replay-moment").textContent = momentName(at()); });
// The arrow keys change it many times in a row; only where they come to rest counts.
$("replay-at").addEventListener("change", () => {
  dragging = true;
  clearTimeout(jumping);
  const mine = jumping = setTimeout(async () => {
    $("replay").setAttribute("aria-busy", "true");
    try { store.replay = await ask("replay", { to: "jump", moment: at().toISOString() }); } finally { $("replay").removeAttribute("aria-busy"); if (mine === jumping) dragging = false; }
    draw();
  }, 300);
});
on("state", draw);
on("replay", ({ replay, suggestions }) => {
  store.replay = replay;
  draw();
  if (suggestions && JSON.stringify(suggestions) !== JSON.stringify(store.suggestions)) { store.suggestions = suggestions; tell("tips"); }
});
