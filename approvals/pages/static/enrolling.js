// Photos of oneself: sent in parts, handed in one by one; the page then asks by itself what became of them.
import { Refused, send } from "./uploads.js";

const section = document.querySelector("[data-enrols]");
const list = section.querySelector(".sending");
const most = Number(section.dataset.most);

function row(name) {
  const line = document.createElement("li");
  const words = document.createElement("span");
  const bar = document.createElement("progress");
  words.textContent = name;
  bar.max = 1;
  bar.setAttribute("aria-label", name);
  line.append(words, bar);
  list.append(line);
  return {
    at(share, there) {
      bar.value = share;
      words.textContent = there ? name : `${name}: ${list.dataset.away}`;
    },
    refused(sentence) {
      line.className = "note stops";
      line.textContent = sentence;
    },
    gone: () => line.remove(),
  };
}

async function handIn(file) {
  const line = row(file.name);
  try {
    const upload = await send(file, { progress: line.at });
    await htmx.ajax("POST", "/me/face/photos", { target: "#face-state", swap: "outerHTML", values: { upload } });
    line.gone();
  } catch (trouble) {
    if (!(trouble instanceof Refused)) throw trouble;
    line.refused(trouble.message);
  }
}

section.addEventListener("change", async ({ target }) => {
  const files = [...target.files];
  target.value = "";
  list.replaceChildren();
  if (files.length > most) row("").refused(list.dataset.tooMany);
  for (const file of files.slice(0, most)) await handIn(file);
});
