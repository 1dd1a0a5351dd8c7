// What is not saved yet is copied on this device, per person and post, until the server has it.
import { choose } from "./frames.js";

const KEPT = 14 * 24 * 60 * 60 * 1000;
const form = document.getElementById("draft");
const named = (post = form.dataset.post) => `draft ${form.dataset.owner} ${post}`;
const NEVER = new Set(["csrf", "version", "revision"]);

// A frame that nobody moved says nothing, so that its list may come and go.
const says = ([name, value]) => !NEVER.has(name) && (value || !name.startsWith("crop."));
export const fields = () => [...new FormData(form)].filter(says);

export function keepCopy(more = {}) {
  const { version, revision } = form.elements;
  const copy = { at: Date.now(), fields: fields(), version: version.value, revision: revision.value, ...more };
  try {
    localStorage.setItem(named(), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function copyHere() {
  try {
    const copy = JSON.parse(localStorage.getItem(named()));
    return copy && Date.now() - copy.at < KEPT ? copy : null;
  } catch {
    return null;
  }
}

export const dropCopy = (post) => localStorage.removeItem(named(post));

// Puts a copy back into the fields; `placed` sees to the photos' order first.
export function putBack(copy, placed) {
  const values = new Map();
  for (const [name, value] of copy.fields) values.set(name, [...(values.get(name) ?? []), value]);
  placed(values.get("picture") ?? []);
  for (const field of form.elements) {
    if (!field.name || NEVER.has(field.name) || field.name === "picture" || field.type === "submit") continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = (values.get(field.name) ?? []).includes(field.value);
    else if (field.name.startsWith("crop.")) choose(field, (values.get(field.name) ?? [""])[0]);
    else if (values.has(field.name)) field.value = values.get(field.name)[0];
  }
  form.elements.version.value = copy.version;
  form.elements.revision.value = copy.revision;
}
