// A post's page: all names confirmed at once, and nothing that somebody is writing is replaced while the page keeps up.
function prepare() {
  document.querySelectorAll("[data-confirm-all][hidden]").forEach((button) => (button.hidden = false));
}

document.addEventListener("click", (event) => {
  const all = event.target.closest("[data-confirm-all]");
  if (!all) return;
  all.closest("fieldset").querySelectorAll("input[type=checkbox]").forEach((box) => (box.checked = true));
  document.querySelector("#sign [data-key=a]")?.focus();
});

const writing = (live) =>
  live.contains(document.activeElement?.closest("form, details")) ||
  [...live.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue) ||
  [...live.querySelectorAll("input")].some((field) => field.checked !== field.defaultChecked);

document.addEventListener("htmx:before:request", (event) => {
  const live = document.getElementById("live");
  if (live && event.target === live && writing(live)) event.preventDefault();
});
document.addEventListener("htmx:after:swap", prepare);
prepare();
