// Copies a proposal; without a clipboard its text is selected, to be copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const proposal = button.closest("[data-proposal]");
    const text = proposal.querySelector("textarea");
    text.select();
    await navigator.clipboard.writeText(text.value);
    proposal.querySelector("[data-copied]").hidden = false;
  });
}
