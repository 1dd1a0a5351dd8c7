// The clock of a real bad day: minutes and seconds since it began.
const shown = document.querySelector("[data-since]");

function tick() {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(shown.dataset.since)) / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  shown.textContent = parts.map((part) => String(part).padStart(2, "0")).join(":");
}

if (shown) {
  tick();
  setInterval(tick, 1000);
}
