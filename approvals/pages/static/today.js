// The brief can be printed.
const button = document.querySelector("[data-prints]");
button.hidden = false;
button.addEventListener("click", () => print());
