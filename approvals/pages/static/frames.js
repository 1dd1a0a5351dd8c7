// The frame over a photo: moved by finger, mouse or arrow keys along its one side. Its place is kept in the list below it.
const END = 100;
const of = (element) => element.closest("[data-framing]");
let held = null; // the frame under the finger, and where it was taken

const number = (rect, name) => Number(rect.getAttribute(name));

function room(rect) {
  const { width, height } = rect.ownerSVGElement.viewBox.baseVal;
  return of(rect).dataset.axis === "x" ? width - number(rect, "width") : height - number(rect, "height");
}

function put(rect, at) {
  const { axis } = of(rect).dataset;
  rect.setAttribute("aria-valuenow", at);
  rect.setAttribute(axis, Math.round((room(rect) * at) / END));
  const { width, height } = rect.ownerSVGElement.viewBox.baseVal;
  const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => number(rect, name));
  of(rect).querySelector(".shade").setAttribute("d", `M0 0H${width}V${height}H0ZM${x} ${y}V${y + h}H${x + w}V${y}Z`);
}

function keep(rect) {
  const { axis } = of(rect).dataset;
  const list = of(rect).querySelector("select");
  choose(list, `${axis}${rect.getAttribute("aria-valuenow")}`);
  list.dispatchEvent(new Event("input", { bubbles: true }));
}

// A place that is not in the list yet is put there.
export function choose(list, value) {
  if (![...list.options].some((one) => one.value === value)) list.add(new Option(list.dataset.own, value));
  list.value = value;
}

const between = (at) => Math.min(Math.max(Math.round(at), 0), END);

function along(event, rect) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(rect.ownerSVGElement.getScreenCTM().inverse());
  return of(rect).dataset.axis === "x" ? point.x : point.y;
}

document.addEventListener("pointerdown", (event) => {
  const rect = event.target.closest?.("[data-framing] .movable");
  if (!rect || event.button !== 0) return;
  rect.setPointerCapture(event.pointerId);
  held = { rect, from: along(event, rect), at: number(rect, "aria-valuenow"), moved: false };
  rect.focus({ preventScroll: true });
  event.preventDefault();
});
document.addEventListener("pointermove", (event) => {
  if (!held?.rect.isConnected) return;
  const { rect, from, at } = held;
  held.moved = true;
  put(rect, between(at + ((along(event, rect) - from) / (room(rect) || 1)) * END));
});
for (const end of ["pointerup", "pointercancel"])
  document.addEventListener(end, () => {
    if (held?.moved && held.rect.isConnected) keep(held.rect);
    held = null;
  });

const STEPS = { ArrowLeft: -2, ArrowUp: -2, ArrowRight: 2, ArrowDown: 2, PageUp: -10, PageDown: 10, Home: -END, End: END };
document.addEventListener("keydown", (event) => {
  const rect = event.target.closest?.("[data-framing] .movable");
  if (!rect || !(event.key in STEPS)) return;
  event.preventDefault();
  put(rect, between(number(rect, "aria-valuenow") + STEPS[event.key]));
  keep(rect);
});

// From the list the frame follows at once; where it stands by itself is told by the next reading.
document.addEventListener("input", (event) => {
  const rect = event.target.matches("[data-framing] select") && of(event.target).querySelector(".movable");
  if (rect && event.target.value) put(rect, Number(event.target.value.slice(1)));
});

export const moving = () => held !== null;
