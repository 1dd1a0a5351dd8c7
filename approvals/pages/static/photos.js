// The photos of a draft, one tile each: their order, their words, and out again.
import { announce, said } from "./wording.js";

const form = document.getElementById("draft");
const list = document.getElementById("photos");
const template = document.getElementById("photo");
const remembered = `rights ${form.dataset.owner}`;

export const tiles = () => [...list.children];
export const touched = () => form.dispatchEvent(new CustomEvent("draft-changed"));

// A tile for a photo that is on its way, or (with `picture`) for one that is here and was shown on another page.
export function newTile(picture = "") {
  const tile = template.content.firstElementChild.cloneNode(true);
  list.append(tile);
  identify(tile, picture || `way-${Math.random().toString(36).slice(2)}`, Boolean(picture));
  const rights = tile.querySelector("[data-rights]");
  rights.value = tiles().map((one) => one.querySelector("[data-rights]").value).findLast(Boolean) ?? localStorage.getItem(remembered) ?? "";
  return tile;
}

// From now on the tile stands for this picture; only what is `here` is sent with the form.
export function identify(tile, id, here = true) {
  const [alt, rights] = [tile.querySelector("[data-alt]"), tile.querySelector("[data-rights]")];
  tile.dataset.picture = id;
  tile.querySelectorAll(".tools button").forEach((button) => (button.value = id));
  const hidden = tile.querySelector("input[type=hidden]");
  hidden.value = id;
  hidden.disabled = !here;
  alt.dataset.where = `picture:${id}:alt`;
  tile.querySelector("[data-layer]").dataset.layer = alt.dataset.where;
  tile.querySelector(".about").id = `about-${id}`;
  for (const [field, name] of [[alt, "alt"], [rights, "rights"]]) {
    field.setAttribute("aria-describedby", `about-${id}`);
    if (here) field.name = `${name}.${id}`;
    else field.removeAttribute("name");
  }
  if (here) tile.querySelector(".sending")?.remove();
}

export function look(tile, address) {
  const image = tile.querySelector("img");
  image.onload = () => {
    image.hidden = false;
    tile.querySelector(".no-look")?.remove();
  };
  image.src = address;
}

// Puts the tiles into this order; of pictures that have none yet a tile is made, and those not named go.
export function place(pictures) {
  for (const tile of tiles()) if (!tile.querySelector("input[type=hidden]").disabled && !pictures.includes(tile.dataset.picture)) tile.remove();
  for (const id of pictures) list.append(tiles().find((tile) => tile.dataset.picture === id) ?? newTile(id));
}

const ACTS = {
  earlier: (tile) => tile.previousElementSibling?.before(tile),
  later: (tile) => tile.nextElementSibling?.after(tile),
  remove: out,
};

function out(tile) {
  const next = tile.nextElementSibling ?? tile.previousElementSibling;
  tile.dispatchEvent(new CustomEvent("photo-out", { bubbles: true }));
  tile.remove();
  (next?.querySelector("[name=remove]") ?? document.querySelector("[data-takes]")).focus();
}

list.addEventListener("click", (event) => {
  const button = event.target.closest(".tools button");
  if (!button) return;
  event.preventDefault();
  const tile = button.closest(".photo");
  ACTS[button.name](tile);
  if (tile.isConnected) button.focus();
  announce(tile.isConnected ? said("moved", { number: tiles().indexOf(tile) + 1, count: tiles().length }) : said("gone"));
  touched();
});

list.addEventListener("change", (event) => {
  if (event.target.matches("[data-rights]") && event.target.value.trim()) localStorage.setItem(remembered, event.target.value);
});

// A tile is dragged by its picture.
let dragged = null;
list.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".seen")?.closest(".photo");
  if (dragged) event.dataTransfer.effectAllowed = "move";
});
list.addEventListener("dragover", (event) => {
  const over = event.target.closest(".photo");
  if (!dragged || !over || over === dragged) return;
  event.preventDefault();
  const box = over.getBoundingClientRect();
  const behind = event.clientY > box.top + box.height / 2;
  if (behind) over.after(dragged);
  else over.before(dragged);
});
list.addEventListener("dragend", () => {
  if (dragged) touched();
  dragged = null;
});
