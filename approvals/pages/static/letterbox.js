/* What is laid in is sent without any cookie. Without this script the browser sends them along, and nobody reads them. */
for (const form of document.querySelectorAll("form[data-unnamed]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "omit" });
      if (answer.redirected) {
        location.replace(answer.url);
        return;
      }
    } catch { /* then the browser tries by itself */ }
    form.submit();
  });
}
