// A contact's picture: sent in parts, then the form is.
import { Refused, finish, send } from "./uploads.js";

const form = document.querySelector("[data-portrait]");
const bar = form.querySelector("progress");
const told = form.querySelector("[role=alert]");

form.querySelector("input[type=file]").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  told.hidden = true;
  bar.hidden = false;
  try {
    const upload = await send(file, { progress: (share) => (bar.value = share) });
    form.elements.picture.value = (await finish(upload)).picture;
    form.submit();
  } catch (trouble) {
    if (!(trouble instanceof Refused)) throw trouble;
    told.textContent = trouble.message;
    told.hidden = false;
    bar.hidden = true;
    target.value = "";
  }
});
