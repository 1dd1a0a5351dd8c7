// Sentences of the draft form: written by the page in the reader's language, with {values} in them.
const sentences = document.getElementById("said").dataset;
const trouble = document.getElementById("trouble");
const announcer = document.getElementById("announce");

export const said = (name, values = {}) => sentences[name].replace(/\{(\w+)\}/g, (_, value) => values[value] ?? "");
export const figure = (name) => Number(sentences[name]);

// What went wrong, until it is right again; without a sentence it is.
export function complain(sentence = "") {
  if (trouble.textContent !== sentence) trouble.textContent = sentence;
  trouble.hidden = sentence === "";
}

// For those who hear the page: what a button has just done.
export const announce = (sentence) => (announcer.textContent = sentence);
