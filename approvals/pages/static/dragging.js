// Tiles are dragged with mouse, pen or finger (there by the grip, so that a finger on the tile still scrolls). What a
// tile is dropped on says the day, and on a desk's week the hour; the minutes stay, or are the half of the hour.
import { ask, place } from "./calendar.js";

const PULL = 6; // pixels before a press becomes a drag
const EDGE = 56; // pixels from the window's edge where it scrolls by itself
const FIRST_TIME = "10:00"; // for what has none yet and is dropped on a day
const desk = matchMedia("(min-width: 60rem)");
let drag = null;

function target(x, y) {
  const over = document.elementFromPoint(x, y);
  const day = over?.closest(".day[data-drop]");
  const hour = desk.matches ? over?.closest(".hour") : null;
  if (!day?.dataset.drop || (hour && !hour.dataset.drop)) return null;
  const place = hour ?? day;
  return { place, day: day.dataset.drop, time: hour ? timeIn(hour, y) : null };
}

function timeIn(hour, y) {
  const number = hour.dataset.drop.slice(11);
  const before = drag.tile.dataset.at?.slice(11) ?? "";
  if (before.startsWith(number)) return before;
  const box = hour.getBoundingClientRect();
  return `${number}:${y - box.top > box.height / 2 ? "30" : "00"}`;
}

function begin(event) {
  const { tile } = drag;
  drag.ghost = tile.cloneNode(true);
  drag.ghost.classList.add("ghost");
  drag.ghost.removeAttribute("data-tile");
  drag.ghost.setAttribute("aria-hidden", "true");
  drag.label = drag.ghost.appendChild(document.createElement("span"));
  drag.label.className = "new-time";
  document.body.append(drag.ghost);
  tile.classList.add("lifted");
  document.body.classList.add("dragging-now");
  tile.setPointerCapture(event.pointerId);
  scrollAtEdges();
}

function follow(x, y) {
  Object.assign(drag, { x, y });
  drag.ghost.style.transform = `translate(${x - 40}px, ${y - 16}px)`;
  drag.over?.place.classList.remove("here");
  drag.over = target(x, y);
  drag.over?.place.classList.add("here");
  const kept = drag.tile.dataset.at?.slice(11);
  const written = drag.over ? new Date(`${drag.over.day}T12:00Z`) : null;
  const named = written?.toLocaleDateString(document.documentElement.lang, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  drag.label.textContent = written ? [named, drag.over.time ?? kept].filter(Boolean).join(", ") : "";
  drag.label.hidden = !written;
}

function scrollAtEdges() {
  if (!drag?.ghost) return;
  if (drag.y < EDGE) scrollBy(0, -10);
  if (drag.y > innerHeight - EDGE) scrollBy(0, 10);
  requestAnimationFrame(scrollAtEdges);
}

function end() {
  if (!drag) return;
  drag.ghost?.remove();
  drag.tile?.classList.remove("lifted");
  drag.over?.place.classList.remove("here");
  document.body.classList.remove("dragging-now");
  drag = null;
}

function drop() {
  const { tile, over } = drag;
  const [dayBefore, timeBefore] = tile.dataset.at?.split("T") ?? [];
  end();
  if (!over) return;
  const time = over.time ?? timeBefore;
  if (over.day === dayBefore && time === timeBefore) return;
  if (time) place(tile.dataset.tile, over.day, time);
  else ask(`${tile.querySelector("a").href}&day=${over.day}&time=${FIRST_TIME}`);
}

document.addEventListener("pointerdown", (event) => {
  const tile = event.target.closest("[data-drags]");
  const byFinger = event.pointerType === "touch";
  if (!tile || event.button !== 0 || (byFinger && !event.target.closest(".grip"))) return;
  drag = { tile, from: [event.clientX, event.clientY], pointer: event.pointerId };
});
document.addEventListener("pointermove", (event) => {
  if (!drag?.tile || event.pointerId !== drag.pointer) return;
  const [x, y] = drag.from;
  if (!drag.ghost && Math.hypot(event.clientX - x, event.clientY - y) > PULL) begin(event);
  if (drag.ghost) follow(event.clientX, event.clientY);
});
document.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  if (!drag.ghost && drag.tile) return end();
  // The press ends over something; that is no click on it.
  const swallow = (click) => (click.preventDefault(), click.stopImmediatePropagation());
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
  if (drag.ghost) drop();
  else end();
});
document.addEventListener("pointercancel", end);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drag?.ghost) return;
  const { pointer } = drag;
  end();
  drag = { pointer }; // until the button is let go, which is no click either
});
document.addEventListener("dragstart", (event) => event.target.closest(".tile") && event.preventDefault());
