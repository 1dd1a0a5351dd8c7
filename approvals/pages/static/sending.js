// Photos on their way: taken from camera, gallery, clipboard, a drop or another app; two are sent at once, and each
// waits on this device until the draft that shows it is saved.
import { identify, look, newTile, tiles, touched } from "./photos.js";
import { drop, put, waiting } from "./shelf.js";
import { finish, giveUp, Refused, send } from "./uploads.js";
import { figure, said } from "./wording.js";

const AT_ONCE = 2;
const MB = 1_000_000;
const SHARED = "shared-photos";
const PASSES = new Set(["TooManyUploads", "TooMuchUploaded", "TooOften", "Internal Server Error"]); // worth another try
const form = document.getElementById("draft");
const list = document.getElementById("photos");
const refused = document.getElementById("refused-photos");
const owner = form.dataset.owner;
const way = new Map(); // by tile: the photo, and how to stop it
let running = 0;
let number = 0;

export const onTheWay = () => [...way.values()].some((one) => one.state !== "taken");

// What can be told at once; the server looks at every byte.
function objection(file) {
  if (file.type.startsWith("video/") || /\.(mp4|mov|avi|mkv|webm|m4v|3gp)$/i.test(file.name)) return "video";
  const photo = file.type ? /^image\/(jpeg|png|webp|heic|heif)$/.test(file.type) : /\.(jpe?g|png|webp|hei[cf])$/i.test(file.name);
  if (!photo) return "noPhoto";
  if (file.size === 0) return "empty";
  return file.size > figure("mostBytes") ? "tooLarge" : null;
}

export function take(files) {
  refused.replaceChildren();
  for (const file of files) {
    const why = objection(file);
    if (why) refuse(said(why, { name: file.name, most: Math.round(figure("mostBytes") / MB) }));
    else begin({ key: nextKey(), owner, post: form.dataset.post, at: Date.now(), file, alt: "", rights: null });
  }
}

// In the order in which they were taken, also after the page was loaded again.
function nextKey() {
  number += 1;
  return `${Date.now()}-${String(number).padStart(4, "0")}`;
}

function refuse(sentence) {
  const told = document.createElement("p");
  told.className = "wrong";
  told.textContent = sentence;
  refused.append(told);
}

function begin(photo) {
  const tile = newTile();
  list.insertBefore(tile, tiles()[photo.place ?? Infinity] ?? null);
  const rights = tile.querySelector("[data-rights]");
  if (photo.rights !== null) rights.value = photo.rights;
  tile.querySelector("[data-alt]").value = photo.alt;
  look(tile, URL.createObjectURL(photo.file));
  way.set(tile, { photo, state: "waiting", stop: null });
  keep(tile);
  tell(tile, "waiting");
  next();
}

function next() {
  const one = [...way].find(([, { state }]) => state === "waiting");
  if (!one || running >= AT_ONCE) return;
  running += 1;
  go(...one).finally(() => {
    running -= 1;
    next();
  });
  next();
}

async function go(tile, one) {
  Object.assign(one, { state: "sending", stop: new AbortController() });
  const { signal } = one.stop;
  tile.querySelector("[data-again]").hidden = true;
  try {
    const progress = (share, line) => advance(tile, share, line);
    one.upload = await send(one.photo.file, { signal, progress });
    tell(tile, "looking");
    taken(tile, one, await finish(one.upload, { signal }));
  } catch (trouble) {
    if (!way.has(tile)) return;
    one.state = "failed";
    tell(tile, "failed", trouble instanceof Refused ? trouble.message : null);
    const final = trouble instanceof Refused && !PASSES.has(trouble.title);
    tile.classList.toggle("refused", final);
    tile.querySelector("[data-again]").hidden = final;
    if (final) drop(one.photo.key);
  }
}

function taken(tile, one, { picture, preview }) {
  if (!way.has(tile)) return;
  if (tiles().some((other) => other !== tile && other.dataset.picture === picture)) {
    refuse(said("twice"));
    forget(tile);
    tile.remove();
    return touched();
  }
  one.state = "taken";
  one.picture = picture;
  identify(tile, picture);
  if (tile.querySelector("img").hidden) look(tile, preview);
  touched();
}

function advance(tile, share, line) {
  const bar = tile.querySelector("progress");
  if (!bar) return;
  bar.value = Math.round(share * 100);
  tile.querySelector(".percent").textContent = said("sent", { share: `${bar.value} %` });
  tell(tile, line ? "sending" : "paused");
}

function tell(tile, name, sentence = null) {
  const state = tile.querySelector(".state");
  const words = sentence ?? (name === "sending" ? "" : said(name));
  tile.classList.toggle("failed", name === "failed");
  tile.querySelector(".percent").hidden = name !== "sending";
  if (state.textContent !== words) state.textContent = words;
}

function forget(tile) {
  const one = way.get(tile);
  way.delete(tile);
  if (one) drop(one.photo.key);
}

list.addEventListener("photo-out", (event) => {
  const one = way.get(event.target);
  forget(event.target);
  one?.stop?.abort();
  if (one?.upload && one.state !== "taken") giveUp(one.upload).catch(() => {});
});

list.addEventListener("click", (event) => {
  const tile = event.target.closest("[data-again]")?.closest(".photo");
  if (!tile) return;
  Object.assign(way.get(tile), { state: "waiting" });
  tell(tile, "waiting");
  next();
});

// What is written about a photo on its way waits with it, and so does its place among the others.
function keep(tile) {
  const { photo } = way.get(tile);
  const [alt, rights] = ["[data-alt]", "[data-rights]"].map((field) => tile.querySelector(field).value);
  return put(Object.assign(photo, { alt, rights, post: form.dataset.post, place: tiles().indexOf(tile) }));
}

list.addEventListener("change", (event) => {
  const tile = event.target.closest(".photo");
  if (way.has(tile)) keep(tile);
});
form.addEventListener("draft-changed", () => [...way.keys()].forEach(keep));

// Saved photos are forgotten here; the others go with the draft to its new address.
form.addEventListener("draft-saved", ({ detail }) => {
  for (const [tile, one] of way) {
    if (one.state === "taken") forget(tile);
    else if (one.photo.post !== detail.post) keep(tile);
  }
});

export async function resume() {
  for (const photo of await waiting(owner, form.dataset.post)) begin(photo);
}

// Photos that the service worker kept from another app's share.
export async function takeShared(count) {
  const shelf = await caches.open(SHARED);
  const files = [];
  for (let number = 0; number < count; number += 1) {
    const kept = await shelf.match(`/shared/${number}`);
    if (!kept) continue;
    const photo = await kept.blob();
    files.push(new File([photo], decodeURIComponent(kept.headers.get("x-name") ?? ""), { type: photo.type }));
    await shelf.delete(`/shared/${number}`);
  }
  take(files);
}
