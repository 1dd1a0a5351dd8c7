// Moves the day and the time of the form by buttons and arrow keys: left and right by a day, up and down by half an hour.
const BY = { ArrowLeft: "-1d", ArrowRight: "+1d", ArrowUp: "-30m", ArrowDown: "+30m" };
const DAY = 24 * 60;

export function show(root) {
  const mover = root.querySelector("[data-mover]");
  if (mover) mover.hidden = false;
  return mover;
}

function move(form, by) {
  const { day, time } = form.elements;
  const [hours, minutes] = time.value.split(":").map(Number);
  const steps = by.endsWith("d") ? parseInt(by, 10) * DAY : parseInt(by, 10);
  // Wall clock arithmetic in UTC, where no hour is skipped; the server knows which times there are.
  const at = new Date(`${day.value}T00:00Z`);
  at.setUTCMinutes(hours * 60 + minutes + steps);
  const written = at.toISOString();
  if (written.slice(0, 10) < day.min) return;
  day.value = written.slice(0, 10);
  time.value = written.slice(11, 16);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-by]");
  if (button) move(button.form, button.dataset.by);
});

document.addEventListener("keydown", (event) => {
  const mover = event.target.closest?.("[data-mover]");
  if (!mover || !BY[event.key]) return;
  event.preventDefault();
  move(mover.closest("form"), BY[event.key]);
});

show(document);
