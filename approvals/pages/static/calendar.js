// A tile opens its dialog in place; after a change the calendar is redrawn and the tile keeps the focus.
import { show } from "./mover.js";

const dialog = document.getElementById("time");
let moved = null;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-asks]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  ask(link.href);
});

export function ask(address) {
  htmx.ajax("GET", address, { source: dialog, target: "#time", swap: "innerHTML" });
}

// A tile that was dropped: the same form the dialog sends, filled in by hand.
export function place(tile, day, time) {
  moved = tile;
  const back = document.getElementById("calendar").dataset.back;
  const values = { day, time, back, dragged: "1" };
  return htmx.ajax("POST", `/placements/${tile}/time`, { source: dialog, target: "#calendar", swap: "outerHTML", values });
}

document.addEventListener("submit", (event) => {
  if (event.target.dataset.gives) moved = event.target.dataset.gives;
});

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail.ctx.target;
  const id = typeof target === "string" ? target.slice(1) : target?.id;
  if (id === "time" && !dialog.open) dialog.showModal();
  if (id === "time") (dialog.querySelector("[role=alert]") ? dialog.querySelector("input[type=date]") : show(dialog))?.focus();
  if (id === "calendar") {
    if (dialog.open) dialog.close();
    document.querySelector(`[data-tile="${moved}"] a`)?.focus();
  }
});

// The line is gone: said where the reader looks, and what was entered stays.
document.addEventListener("htmx:error", () => {
  const line = document.createElement("p");
  line.textContent = dialog.dataset.lost;
  line.setAttribute("role", "alert");
  line.className = dialog.open ? "note stops" : "";
  const form = dialog.open && dialog.querySelector("form");
  dialog.querySelector("[role=alert]")?.remove();
  if (form) form.prepend(line);
  else document.getElementById("told").replaceChildren(line);
});

// A click beside the dialog closes it.
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
