// The form saves itself: a second after the last change, when a field is left, and when the page is. One save at a time.
import { dropCopy, fields, keepCopy } from "./copies.js";
import { complain, said } from "./wording.js";

const REST = 1000;
const AGAIN = 10_000;
const MOST_ON_LEAVING = 60_000; // browsers send at most 64 KiB of what outlives the page
const OWN = new Set(["offline", "signedOut", "failed"]); // sentences of this page; others come from the server
const form = document.getElementById("draft");
const kept = document.getElementById("kept");
const conflict = document.getElementById("conflict");
const handedIn = "handedIn" in form.dataset;
export const state = () => JSON.stringify(fields());
let atServer = state();
let timer = 0;
let running = null;
let onItsWay = null; // what the fields held when they were last sent, until the answer is here
let halted = conflict.children.length > 0;

export const unsaved = () => state() !== atServer;
export const inConflict = () => halted;
export const post = () => (form.dataset.post === "new" ? null : form.dataset.post);

// The fields hold more than the server knows, whatever they held before.
export const neverSaved = () => (atServer = "");

export function changed() {
  clearTimeout(timer);
  if (!unsaved()) return dropCopy();
  if (keepCopy() && handedIn) tell("here", clock());
  if (!handedIn) timer = setTimeout(save, REST);
}

// Resolves once nothing is unsaved (true) or saving has to wait (false).
export function save() {
  clearTimeout(timer);
  running ??= everything().finally(() => (running = null));
  return running;
}

async function everything() {
  while (unsaved()) if (handedIn || halted || !(await sent())) return false;
  return !handedIn && !halted;
}

async function sent() {
  const now = state();
  onItsWay = now;
  tell("saving");
  const answer = await delivered(body()).catch(() => null);
  onItsWay = null;
  if (answer === null) return later("offline");
  if (answer.status === 409) return clash(await answer.text());
  if (answer.status === 401) return later("signedOut", 0);
  const told = await answer.json().catch(() => null);
  if (!answer.ok || !told) return later(told?.detail ?? "failed", answer.status >= 500 ? AGAIN : 0);
  atServer = now;
  settle(told);
  return true;
}

const body = () => new URLSearchParams([...new FormData(form)]);
// It is sent to the end even where the page is left meanwhile, unless it is too long for that.
const delivered = (body) =>
  fetch(form.action, { method: "POST", body, headers: { accept: "application/json" }, keepalive: String(body).length < MOST_ON_LEAVING });

function later(why, pause = AGAIN) {
  const here = keepCopy();
  tell(here ? "here" : "failed", clock());
  complain(OWN.has(why) ? said(why) : why);
  if (pause) timer = setTimeout(save, pause);
  return false;
}

function settle({ post: id, version, at }) {
  const before = form.dataset.post;
  form.elements.version.value = version;
  if (before === "new") begun(id);
  if (!unsaved()) dropCopy(before);
  complain();
  tell("saved", at);
  form.dispatchEvent(new CustomEvent("draft-saved", { detail: { before, post: id } }));
}

// From its first save on the draft has an address of its own.
function begun(id) {
  dropCopy("new");
  form.dataset.post = id;
  form.action = `/drafts/${id}`;
  document.querySelector("[data-hands-in]").formAction = `/drafts/${id}/hand-in`;
  for (const [name, step] of [["discards", "discard"], ["helps", "help"]]) {
    const further = document.querySelector(`[data-${name}]`);
    further.action = `/drafts/${id}/${step}`;
    further.closest("details").hidden = false;
  }
  history.replaceState(null, "", `/drafts/${id}`);
}

function clash(html) {
  halted = true;
  tell(keepCopy() ? "here" : "failed", clock());
  conflict.innerHTML = html;
  conflict.focus();
  return false;
}

conflict.addEventListener("click", (event) => {
  const seen = conflict.querySelector("[data-version]")?.dataset;
  if (event.target.closest("[data-takes-theirs]")) {
    atServer = state();
    dropCopy();
  }
  if (!event.target.closest("[data-keeps-mine]") || handedIn) return;
  event.preventDefault();
  form.elements.version.value = seen.version;
  conflict.replaceChildren();
  halted = false;
  neverSaved();
  save();
});

function leave() {
  if (!unsaved() || handedIn || halted || onItsWay === state()) return;
  keepCopy({ onItsWay });
  if (!navigator.onLine || (onItsWay && !post())) return;
  const last = body();
  // What is on its way arrives first and raises the version by one; if not, the copy here is still the newest.
  if (onItsWay) last.set("version", Number(last.get("version")) + 1);
  const now = state();
  onItsWay = now;
  const answered = delivered(last).then(async (answer) => (answer.ok ? answer.json() : null));
  running = answered
    .then((told) => {
      if (!told) return false;
      atServer = now;
      settle(told);
      return true;
    })
    .catch(() => false)
    .finally(() => (running = onItsWay = null));
}

const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
const tell = (name, at) => (kept.textContent = said(name, { at }));

addEventListener("online", () => (unsaved() ? save() : complain()));
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
addEventListener("pagehide", leave);
