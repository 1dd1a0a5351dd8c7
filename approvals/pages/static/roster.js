// A list of people from a file: chosen or dropped, its bytes are sent as they are, and the preview put in place.
const LARGEST = 2 * 1024 * 1024;

async function send(form, file) {
  const large = form.querySelector("[data-roster-large]");
  large.hidden = file.size <= LARGEST;
  if (!large.hidden) return;
  const place = document.getElementById("preview");
  place.setAttribute("aria-busy", "true");
  const headers = { "X-CSRF": form.elements.csrf.value, "HX-Request": "true", "Content-Type": "text/csv" };
  const answer = await fetch(form.action, { method: "POST", headers, body: file });
  if (answer.headers.get("hx-redirect")) location.assign(answer.headers.get("hx-redirect"));
  place.innerHTML = await answer.text();
  place.removeAttribute("aria-busy");
  place.scrollIntoView({ block: "nearest" });
}

for (const form of document.querySelectorAll("[data-roster]")) {
  const input = form.querySelector("[data-roster-file]");
  const drop = form.querySelector(".drop");
  const take = () => {
    if (input.files[0]) send(form, input.files[0]);
    input.value = "";
  };
  input.addEventListener("change", take);
  take(); // chosen before this was there
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  form.addEventListener("dragleave", () => drop.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files[0]) send(form, event.dataTransfer.files[0]);
  });
}
