// The draft form: it saves itself, takes photos from everywhere, and shows what the guideline says while one writes.
import { copyHere, dropCopy, keepCopy, putBack } from "./copies.js";
import { moving } from "./frames.js";
import { fix, follow, mark, readNow, show } from "./marks.js";
import { newTile, place, tiles, touched } from "./photos.js";
import { changed, inConflict, neverSaved, post, save, state, unsaved } from "./saving.js";
import { onTheWay, resume, take, takeShared } from "./sending.js";
import { announce, complain, said } from "./wording.js";

const READ_AFTER = 400;
const form = document.getElementById("draft");
const writing = document.getElementById("writing");
const faces = document.getElementById("faces-here");
const library = document.getElementById("library");
const handedIn = "handedIn" in form.dataset;

// Reading along
let timer = 0;
let asked = null;

// A piece of a page, or null where the line, the session or patience ended.
async function fetched(address, how) {
  try {
    const answer = await fetch(address, how);
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}

async function readAlong() {
  asked?.abort();
  asked = new AbortController();
  const read = readNow();
  const body = new URLSearchParams([...new FormData(form), ["post", post() ?? ""]]);
  const answer = await fetched("/drafts/read-along", { method: "POST", body, signal: asked.signal });
  if (answer === null) return;
  const told = new DOMParser().parseFromString(answer, "text/html").body;
  for (const piece of told.children) {
    const here = document.getElementById(piece.id);
    if (here && here.innerHTML !== piece.innerHTML && !(here.contains(held()) && moving())) replace(here, piece);
  }
  mark(read);
}

const held = () => document.activeElement;

// What had the focus has it again.
function replace(here, piece) {
  const id = here.contains(held()) && held().id;
  here.replaceChildren(...piece.childNodes);
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(readAlong, READ_AFTER);
}

function offerChannels() {
  const chosen = new Set(new FormData(form).getAll("channel"));
  writing.querySelectorAll("details[data-channel]").forEach((fold) => (fold.hidden = !chosen.has(fold.dataset.channel)));
  document.getElementById("moment").hidden = new FormData(form).get("when") !== "at";
}

// What was missing when it was handed in is no longer called so once it is there.
function clear(field) {
  const told = field.name === "channel" ? "channels" : field.name === "when" || field.name === "time" ? "day" : field.name;
  document.getElementById(`wrong-${told}`)?.remove();
  field.removeAttribute("aria-invalid");
}

writing.addEventListener("input", (event) => {
  if (event.target.form !== form) return;
  clear(event.target);
  if (event.target.dataset.where) follow(event.target);
  offerChannels();
  changed();
  later();
});
writing.addEventListener("focusout", (event) => event.target.form === form && unsaved() && save());
form.addEventListener("draft-changed", () => {
  changed();
  later();
});

writing.addEventListener("click", (event) => {
  const row = event.target.closest("[data-found]");
  const button = event.target.closest("[data-fix], [data-shows]");
  if (!row || !button) return;
  const done = button.dataset.fix === undefined ? show(row) : fix(row, button.dataset.fix);
  if (!done) {
    announce(said("changed"));
    readAlong();
  }
});

// Enter in a line of text is no wish to hand in.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.form === form && event.target.matches("input:not([type=checkbox])")) event.preventDefault();
});

// Photos
document.querySelectorAll("[data-takes]").forEach((field) =>
  field.addEventListener("change", () => {
    take(field.files);
    field.value = "";
  }),
);
const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
const card = document.getElementById("photos-card");
document.addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  card.classList.add("over");
});
document.addEventListener("dragleave", (event) => event.relatedTarget === null && card.classList.remove("over"));
document.addEventListener("drop", (event) => {
  card.classList.remove("over");
  if (!carriesFiles(event)) return;
  event.preventDefault();
  take(event.dataTransfer.files);
});
document.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length === 0) return;
  event.preventDefault();
  take(event.clipboardData.files);
});

// Photos that are cleared already
document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-closes-library]")) library.replaceChildren();
  const pick = event.target.closest("[data-picks]");
  if (pick) {
    event.preventDefault();
    picked(pick);
  }
  if (!event.target.closest("button[name=library]")) return;
  event.preventDefault();
  const answer = await fetched("/library");
  if (answer === null) return complain(said("offline"));
  library.innerHTML = answer;
  library.focus();
});

function picked(pick) {
  if (tiles().some((tile) => tile.dataset.picture === pick.value)) return announce(said("twice"));
  const tile = pick.closest("li").querySelector("template").content.firstElementChild.cloneNode(true);
  document.getElementById("photos").append(tile);
  pick.disabled = true;
  announce(said("moved", { number: tiles().length, count: tiles().length }));
  touched();
}

// Who can be seen: asked for once the photos are saved, and again while they are still searched for faces.
const SEARCHING = [2, 3, 4, 6, 8, 10, 15, 20, 30, 60];
let shown = "";
let looks = 0;
const look = () => faces.dispatchEvent(new CustomEvent("look"));

function lookAtFaces() {
  const now = new FormData(form).getAll("picture").join();
  if (!post() || now === shown) return;
  [shown, looks] = [now, 0];
  faces.setAttribute("hx-get", `/posts/${post()}/faces`);
  htmx.process(faces);
  faces.closest("details").hidden = !now;
  if (now) look();
  else faces.replaceChildren();
}
document.addEventListener("htmx:after:swap", () => {
  if (!faces.querySelector("[data-searching]") || looks >= SEARCHING.length) return;
  setTimeout(look, SEARCHING[looks++] * 1000);
});
form.addEventListener("draft-saved", lookAtFaces);

// Handing in
let ready = false;
form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (ready || button?.closest("#conflict")) return;
  event.preventDefault();
  if (!button?.matches("[data-hands-in], [data-sends]")) return save();
  complain();
  if (inConflict()) return document.getElementById("conflict").focus();
  if (onTheWay()) return complain(said("stillSending"));
  if (!handedIn && !(await save())) return;
  if (!navigator.onLine) return complain(said("offline"));
  if (handedIn) keepCopy({ submitted: true });
  ready = true;
  setTimeout(() => form.requestSubmit(button)); // a form cannot be submitted from within its own submit event
});
addEventListener("pageshow", () => (ready = false));
document.querySelector("[data-discards]")?.addEventListener("submit", () => dropCopy());

// What was left here the last time
function restore() {
  const copy = copyHere();
  if (!copy) return;
  const overtaken = handedIn && copy.submitted && copy.revision !== form.elements.revision.value;
  if (overtaken) return dropCopy();
  if (copy.onItsWay === state()) copy.version = form.elements.version.value; // what is there came from here
  putBack(copy, place);
  if (!unsaved()) return dropCopy();
  const note = document.getElementById("restored");
  note.textContent = said(handedIn ? "restoredChange" : "restored");
  note.hidden = false;
  changed();
}

const { shared } = form.dataset;
if (post() && location.pathname !== `/drafts/${post()}`) history.replaceState(null, "", `/drafts/${post()}`);
if (location.search) history.replaceState(null, "", location.pathname);
if (!inConflict()) restore();
if (!post() && (shared || form.elements.text.value)) neverSaved();
await resume();
if (shared) await takeShared(Number(shared));
offerChannels();
mark(readNow());
if (unsaved()) {
  changed();
  readAlong();
}
if (!faces.children.length) lookAtFaces();
(document.getElementById("lacking") ?? document.querySelector("#conflict > *"))?.focus();
