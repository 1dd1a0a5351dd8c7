// The photos of an event on their way: hundreds at once, two sent at a time, kept on this device until they are there.
import { drop, put, waiting } from "./shelf.js";
import { add, finish, Refused, send } from "./uploads.js";

const AT_ONCE = 2;
const SHOWN_ANEW = 5000; // milliseconds between two looks at the photos while they arrive
const PASSES = new Set(["TooManyUploads", "TooMuchUploaded", "TooOften"]); // worth another try, after others have gone
const section = document.querySelector("[data-event]");
const { event, owner } = section.dataset;
const shelf = `event ${event}`;
const [bar, way, leaving, refused, sending] = ["progress", ".way", ".leaving", ".refused", ".sending"].map((one) => section.querySelector(one));
const queue = [];
let [running, done, all, shown] = [0, 0, 0, 0];

const said = (name, values = {}) => section.dataset[name].replace(/\{(\w+)\}/g, (_, value) => values[value] ?? "");

function tell(line = true) {
  sending.hidden = all === 0;
  bar.value = all ? done / all : 0;
  way.textContent = done === all ? said("finished") : line ? said("way", { done, all }) : said("paused");
  leaving.textContent = done === all ? "" : said("leaving");
}

function refuse(sentence) {
  const line = document.createElement("li");
  line.textContent = sentence;
  refused.append(line);
}

function objection({ name, size, type }) {
  const photo = type ? /^image\/(jpeg|png|webp|hei[cf])$/.test(type) : /\.(jpe?g|png|webp|hei[cf])$/i.test(name);
  if (!photo || size === 0) return said("noPhoto", { name });
  const most = Number(section.dataset.mostBytes);
  return size > most ? said("tooLarge", { name, most: Math.round(most / 1_000_000) }) : null;
}

async function take(files) {
  refused.replaceChildren();
  for (const [number, file] of [...files].entries()) {
    const why = objection(file);
    if (why) refuse(why);
    else begin({ key: `${Date.now()}-${String(number).padStart(4, "0")}-${file.name}`, owner, post: shelf, at: Date.now(), file }, true);
  }
}

function begin(photo, fresh = false) {
  if (fresh) put(photo);
  queue.push(photo);
  all += 1;
  tell();
  next();
}

function next() {
  if (!queue.length || running >= AT_ONCE) return;
  running += 1;
  go(queue.shift()).finally(() => {
    running -= 1;
    next();
  });
  next();
}

async function go(photo) {
  try {
    const upload = await send(photo.file, { progress: (_, line) => tell(line) });
    const { picture } = await finish(upload);
    await add(`/events/${event}/photos`, { picture });
    arrived(photo);
  } catch (trouble) {
    if (!(trouble instanceof Refused)) throw trouble;
    if (PASSES.has(trouble.title)) {
      queue.push(photo);
      return new Promise((later) => setTimeout(later, 2000));
    }
    refuse(said("failed", { name: photo.file.name, why: trouble.message }));
    arrived(photo);
  }
}

// It is there, or it cannot be taken: either way it waits here no longer.
function arrived(photo) {
  drop(photo.key);
  done += 1;
  tell();
  if (done === all || Date.now() - shown > SHOWN_ANEW) {
    shown = Date.now();
    htmx.trigger("#photos", "photos-arrived");
    htmx.ajax("GET", `/events/${event}/progress`, { target: "#progress", swap: "outerHTML" });
  }
}

section.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-takes]")) return;
  take(target.files);
  target.value = "";
});
const place = section.querySelector(".drop");
for (const name of ["dragover", "dragleave", "drop"]) {
  place.addEventListener(name, (moved) => {
    moved.preventDefault();
    place.classList.toggle("over", name === "dragover");
    if (name === "drop") take(moved.dataTransfer.files);
  });
}

for (const photo of await waiting(owner, shelf)) begin(photo);
