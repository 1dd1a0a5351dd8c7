/* A signature drawn with a finger or a pen travels as an SVG path in a hidden field; typing it works as well. */

for (const place of document.querySelectorAll("[data-sign]")) {
  const canvas = place.querySelector("canvas");
  const field = place.querySelector("input");
  const pen = canvas.getContext("2d");
  Object.assign(pen, { lineWidth: 5, lineCap: "round", lineJoin: "round", strokeStyle: "#1c1b19" });
  let drawing = false;

  const where = (event) => {
    const box = canvas.getBoundingClientRect();
    const along = (at, start, length, most) => Math.min(most, Math.max(0, Math.round(((at - start) / length) * most)));
    return [along(event.clientX, box.left, box.width, canvas.width), along(event.clientY, box.top, box.height, canvas.height)];
  };
  const end = () => { drawing = false; };

  canvas.addEventListener("pointerdown", (event) => {
    const [x, y] = where(event);
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    pen.beginPath();
    pen.moveTo(x, y);
    field.value += `${field.value ? " " : ""}M${x} ${y}`;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing || field.value.length > 19_000) return;
    const [x, y] = where(event);
    pen.lineTo(x, y);
    pen.stroke();
    field.value += ` L${x} ${y}`;
  });
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  place.querySelector("[data-clear]").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    field.value = "";
  });
}

/* A photo from a phone is larger than a form may be: it is made smaller here, before it leaves the phone. */
const LONGEST = 1600;

for (const form of document.querySelectorAll("[data-photo]")) {
  const field = form.querySelector('input[type="file"]');
  field.addEventListener("change", async () => {
    const [photo] = field.files;
    if (!photo || photo.size < 1_000_000) return;
    const picture = await createImageBitmap(photo).catch(() => null);
    if (!picture) return;
    const share = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * share);
    canvas.height = Math.round(picture.height * share);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((small) => {
      const taken = new DataTransfer();
      taken.items.add(new File([small], "photo.jpg", { type: "image/jpeg" }));
      field.files = taken.files;
    }, "image/jpeg", 0.9);
  });
}
