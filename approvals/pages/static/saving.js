// The form saves itself: a second after the last change, when a field is left, and when the page is. One save at a time.
import { dropCopy, fields, keepCopy } from "./copies.js";
import { complain, said } from "./wording.js";

const REST = 1000;
const AGAIN = 10_000;
const MOST_ON_LEAVING = 60_000; // browsers send at most 64 KiB of what outlives the page
const form = document.getElementById("draft");
const kept = document.getElementById("kept");
const conflict = document.getElementById("conflict");
const handedIn = "handedIn" in form.dataset;
const state = () => JSON.stringify(fields());
let atServer = state();
let timer = 0;
let running = null;
let halted = conflict.children.length > 0;

export const unsaved = () => state() !== atServer;
export const inConflict = () => halted;
export const post = () => (form.dataset.post === "new" ? null : form.dataset.post);

// The fields hold more than the server knows, whatever they held before.
export const neverSaved = () => (atServer = "");

export function changed() {
  if (!unsaved()) return;
  const here = keepCopy();
  if (handedIn && here) return tell("here", clock());
  clearTimeout(timer);
  if (!handedIn) timer = setTimeout(save, REST);
}

// Resolves once nothing is unsaved (true) or saving has to wait (false).
export async function save() {
  clearTimeout(timer);
  if (running) await running;
  if (handedIn || halted) return false;
  if (!unsaved()) return true;
  running = sent();
  const done = await running;
  running = null;
  return done && unsaved() ? save() : done;
}

async function sent() {
  const now = state();
  tell("saving");
  let answer;
  try {
    answer = await post_(new URLSearchParams([...new FormData(form)]));
  } catch {
    return later("offline");
  }
  if (answer.status === 409) return clash(await answer.text());
  if (answer.status === 401) return later("signedOut", 0);
  const told = await answer.json().catch(() => null);
  if (!answer.ok || !told) return later(told?.detail ?? "failed", answer.status >= 500 ? AGAIN : 0);
  atServer = now;
  settle(told);
  return true;
}

const post_ = (body, more = {}) =>
  fetch(form.action, { method: "POST", body, headers: { accept: "application/json" }, ...more });

function later(why, pause = AGAIN) {
  const here = keepCopy();
  tell(here ? "here" : "failed", clock());
  complain(said_(why));
  if (pause) timer = setTimeout(save, pause);
  return false;
}

const said_ = (why) => (["offline", "signedOut", "failed"].includes(why) ? said(why) : why);

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
  const discards = document.querySelector("[data-discards]");
  discards.action = `/drafts/${id}/discard`;
  discards.closest("details").hidden = false;
  history.replaceState(null, "", `/drafts/${id}`);
}

function clash(html) {
  halted = true;
  keepCopy();
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
  if (!unsaved() || handedIn || halted) return;
  keepCopy();
  const body = new URLSearchParams([...new FormData(form)]);
  if (running || !navigator.onLine || String(body).length > MOST_ON_LEAVING) return;
  const now = state();
  running = post_(body, { keepalive: true })
    .then((answer) => (answer.ok ? answer.json() : null), () => null)
    .then((told) => {
      running = null;
      if (told) (atServer = now), settle(told);
    });
}

const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
const tell = (name, at) => (kept.textContent = said(name, { at }));

addEventListener("online", () => (unsaved() ? save() : complain()));
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
addEventListener("pagehide", leave);
