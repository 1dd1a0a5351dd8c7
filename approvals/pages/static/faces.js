// The faces in a picture: a tap on a box opens its tools; a face that was not found is drawn by finger, mouse or keys.
const SMALLEST = 8; // pixels of the picture; less is a slip of the finger
const of = (element) => element.closest("[data-picture]");

function choose(id, { focus = true } = {}) {
  const details = document.querySelector(`details[data-face="${CSS.escape(id)}"]`);
  document.querySelectorAll(".boxes a.chosen").forEach((box) => box.classList.remove("chosen"));
  document.querySelector(`.boxes a[data-face="${CSS.escape(id)}"]`)?.classList.add("chosen");
  if (!details) return false;
  of(details).querySelectorAll("details[data-face][open]").forEach((other) => other !== details && (other.open = false));
  details.open = true;
  if (focus) details.querySelector("summary").focus({ preventScroll: true });
  details.scrollIntoView({ block: "nearest" });
  return true;
}

// Drawing: one box at a time, kept as numbers and shown as a rectangle in the picture's own pixels.
let drawing = null;

function start(card) {
  stop();
  const svg = card.querySelector("svg.boxes");
  const [width, height] = [Number(card.dataset.width), Number(card.dataset.height)];
  const side = Math.round(Math.min(width, height) / 6);
  drawing = { card, svg, form: card.querySelector("form.drawing"), width, height, from: null,
    box: { x: Math.round((width - side) / 2), y: Math.round((height - side) / 2), w: side, h: side } };
  svg.classList.add("drawing");
  svg.setAttribute("tabindex", "0");
  svg.addEventListener("touchstart", only, { passive: false });
  toggle(true);
  show();
  svg.focus({ preventScroll: true });
  svg.scrollIntoView({ block: "nearest" });
}

// A finger that draws does nothing else. Else the browser takes a quick stroke for a fling, and the next tap for its end.
const only = (event) => event.cancelable && event.preventDefault();

function stop() {
  if (!drawing) return;
  drawing.svg.classList.remove("drawing");
  drawing.svg.removeAttribute("tabindex");
  drawing.svg.removeEventListener("touchstart", only);
  drawing.svg.querySelector(".drawn").setAttribute("hidden", "");
  toggle(false);
  drawing = null;
}

function toggle(on) {
  for (const name of ["[data-how]", "[data-while]"]) drawing.form.querySelector(name).hidden = !on;
  drawing.form.querySelector("[data-draw]").hidden = on;
}

function show() {
  const { box, form, svg } = drawing;
  const rect = svg.querySelector(".drawn");
  rect.removeAttribute("hidden");
  for (const [side, attribute] of [["x", "x"], ["y", "y"], ["w", "width"], ["h", "height"]]) {
    rect.setAttribute(attribute, box[side]);
    form.elements[side].value = box[side];
  }
  const where = form.querySelector("[data-where]");
  where.textContent = where.dataset.where.replace(/\{(\w)\}/g, (_, side) => box[side]);
}

const between = (value, most) => Math.min(Math.max(Math.round(value), 0), most);

function at(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.svg.getScreenCTM().inverse());
  return { x: between(point.x, drawing.width), y: between(point.y, drawing.height) };
}

function stretch(event) {
  const [a, b] = [drawing.from, at(event)];
  const box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
  if (box.w < SMALLEST || box.h < SMALLEST) return;
  drawing.box = box;
  show();
}

function nudge(key, larger) {
  const step = Math.max(Math.round(drawing.width / 80), 1);
  const { box, width, height } = drawing;
  const [dx, dy] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key];
  if (larger) {
    box.w = Math.min(Math.max(box.w + dx, SMALLEST), width - box.x);
    box.h = Math.min(Math.max(box.h + dy, SMALLEST), height - box.y);
  } else {
    box.x = between(box.x + dx, width - box.w);
    box.y = between(box.y + dy, height - box.h);
  }
  show();
}

document.addEventListener("pointerdown", (event) => {
  if (!drawing || event.button !== 0 || event.target.closest?.("svg.boxes") !== drawing.svg) return;
  drawing.svg.setPointerCapture(event.pointerId);
  drawing.from = at(event);
  event.preventDefault();
});
document.addEventListener("pointermove", (event) => drawing?.from && stretch(event));
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => drawing && (drawing.from = null));

document.addEventListener("keydown", (event) => {
  if (drawing && event.target === drawing.svg) {
    if (event.key.startsWith("Arrow")) nudge(event.key, event.shiftKey);
    else if (event.key === "Enter") drawing.form.requestSubmit();
    else if (event.key === "Escape") drop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  } else if (event.target.closest?.(".people-search")) among(event);
});

function drop() {
  const { form } = drawing;
  stop();
  form.querySelector("[data-draw]").focus();
}

// The people found: arrows move through them, Enter in the field takes the first.
function among(event) {
  const search = event.target.closest(".people-search");
  const found = [...search.querySelectorAll(".found button")];
  const field = search.querySelector("input");
  const now = found.indexOf(document.activeElement);
  if (event.key === "Enter" && event.target === field) found[0]?.click();
  else if (event.key === "ArrowDown") (found[now + 1] ?? found[now] ?? field).focus();
  else if (event.key === "ArrowUp") (found[now - 1] ?? field).focus();
  else return;
  event.preventDefault();
}

document.addEventListener("click", (event) => {
  const box = event.target.closest?.(".boxes a[data-face]");
  if (box && choose(box.dataset.face)) event.preventDefault();
  if (event.target.closest("[data-draw]")) start(of(event.target));
  if (event.target.closest("[data-drop]") && drawing) drop();
});

// After something was done, or the machine has looked, the faces are put in place anew: what was open stays open, and
// the page hears of it. Nobody is interrupted by that.
let open = null;
let searching = false;
document.addEventListener("htmx:before:request", (event) => {
  const busy = drawing || event.target.contains(document.activeElement) || document.querySelector("#faces details[open]");
  if (event.target.id === "faces" && busy) event.preventDefault();
});
let found = null; // the person under the keys while more of the name was typed
document.addEventListener("htmx:before:swap", () => {
  found = document.activeElement?.closest(".found button");
  open = document.querySelector("#faces details[data-face][open]")?.dataset.face ?? open;
});
document.addEventListener("htmx:after:swap", () => {
  if (found && !found.isConnected) again(found);
  found = null;
  ready();
});

function again(button) {
  const list = document.getElementById(button.getAttribute("form")?.replace("name-", "people-"));
  (list?.querySelector(`button[value="${CSS.escape(button.value)}"]`) ?? list?.querySelector("button"))?.focus();
}

function ready() {
  const faces = document.querySelector("#faces:not([data-ready])");
  if (!faces) return;
  faces.dataset.ready = "";
  stop();
  faces.querySelectorAll("form.drawing").forEach((form) => (form.hidden = false));
  const found = searching && !("searching" in faces.dataset);
  searching = "searching" in faces.dataset;
  if (!found && !faces.querySelector("[data-said]")) return;
  if (open) choose(open);
  open = null;
  document.body.dispatchEvent(new CustomEvent("faces-changed"));
}

ready();
if (location.hash.startsWith("#face-")) choose(location.hash.slice(6), { focus: false });
addEventListener("hashchange", () => location.hash.startsWith("#face-") && choose(location.hash.slice(6)));
