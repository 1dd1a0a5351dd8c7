// What the guideline found is marked behind the words: a layer with the same letters, which are not seen, lies behind
// each field. Between two readings the marks move along with what is typed.
const places = new Map(); // by field ("text", "text:CHANNEL", "picture:ID:alt"): places in UTF-16, as the browser counts
const texts = new Map(); // the text those places are in

const fieldOf = (where) => document.querySelector(`textarea[data-where="${CSS.escape(where)}"]`);
const layerOf = (where) => document.querySelector(`[data-layer="${CSS.escape(where)}"]`);
const units = (text, points) => Array.from(text).slice(0, points).join("").length;

// The text each field held when it was sent to be read.
export const readNow = () => new Map([...document.querySelectorAll("textarea[data-where]")].map((field) => [field.dataset.where, field.value]));

// Marks everything that is listed on the page; `read` are the texts it was found in.
export function mark(read) {
  places.clear();
  for (const row of document.querySelectorAll("[data-found]")) {
    const { found, start, end, level } = row.dataset;
    const text = read.get(found) ?? "";
    const place = { row, level, start: units(text, Number(start)), end: units(text, Number(end)) };
    places.set(found, [...(places.get(found) ?? []), place]);
  }
  for (const [where, text] of read) texts.set(where, text);
  for (const field of document.querySelectorAll("textarea[data-where]")) follow(field);
}

// Moves the marks of a field along with what was typed since, and drops those whose words were touched.
export function follow(field) {
  const { where } = field.dataset;
  const [before, after] = [texts.get(where) ?? "", field.value];
  if (before !== after) places.set(where, shifted(places.get(where) ?? [], before, after));
  texts.set(where, after);
  draw(where, after);
}

function shifted(found, before, after) {
  let same = 0;
  while (same < Math.min(before.length, after.length) && before[same] === after[same]) same += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - same;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [until, by] = [before.length - tail, after.length - before.length];
  return found.flatMap((place) => {
    if (place.end <= same) return [place];
    if (place.start >= until) return [{ ...place, start: place.start + by, end: place.end + by }];
    return [];
  });
}

function draw(where, text) {
  const layer = layerOf(where);
  if (!layer) return;
  const pieces = [];
  let at = 0;
  for (const { start, end, level } of [...(places.get(where) ?? [])].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    const marked = document.createElement("mark");
    marked.className = level;
    marked.textContent = text.slice(start, end);
    pieces.push(text.slice(at, start), marked);
    at = end;
  }
  layer.replaceChildren(...pieces, `${text.slice(at)}\n`);
  layer.scrollTop = fieldOf(where)?.scrollTop ?? 0;
}

// Where a finding's words stand now, or null where they were changed since.
function placeOf(row) {
  const { found, quote } = row.dataset;
  const place = (places.get(found) ?? []).find((one) => one.row === row);
  const field = fieldOf(found);
  return place && field?.value.slice(place.start, place.end) === quote ? { ...place, field } : null;
}

export function show(row) {
  const place = placeOf(row);
  if (!place) return false;
  open(place);
  return true;
}

// Puts the fix in the place of exactly these words, in a way that can be undone with the keyboard.
export function fix(row, words) {
  const place = placeOf(row);
  if (!place) return false;
  open(place);
  const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
  if (!done) {
    place.field.setRangeText(words, place.start, place.end, "end");
    place.field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  return true;
}

function open({ field, start, end }) {
  const fold = field.closest("details");
  if (fold) fold.open = true;
  field.focus();
  field.setSelectionRange(start, end);
}

document.addEventListener("scroll", (event) => {
  const where = event.target.dataset?.where;
  if (where) layerOf(where).scrollTop = event.target.scrollTop;
}, true);
