// What every page can do: move through lists by keyboard, close what was told, start the service worker.
const inField = (element) => element.closest("input, textarea, select, [contenteditable], dialog[open]");

function step(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (rows.length === 0) return;
  const now = rows.findIndex((row) => row.classList.contains("selected"));
  const next = Math.min(Math.max(now + by, 0), rows.length - 1);
  rows.forEach((row, number) => row.classList.toggle("selected", number === next));
  rows[next].querySelector("a, button")?.focus({ preventScroll: true });
  rows[next].scrollIntoView({ block: "nearest" });
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => document.querySelector("[data-key=a]")?.focus(),
  r: () => document.querySelector("[data-key=r]")?.focus(),
  n: () => document.querySelector("[data-key=n], .menu a[href='/drafts/new']")?.click(),
  g: () => document.querySelector(".brand")?.click(),
  "?": () => (location.href = "/keys"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const told = document.getElementById("told");
if (told) {
  const fade = () => setTimeout(() => told.replaceChildren(), told.querySelector("form") ? 20000 : 8000);
  if (told.children.length > 0) fade();
  new MutationObserver(() => told.children.length > 0 && fade()).observe(told, { childList: true });
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
});

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js").catch(() => {});
