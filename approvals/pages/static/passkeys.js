// Passkeys: made on a page of one's own, used on the sign-in page; there the browser also offers them in the mail field.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const forms = document.querySelectorAll("[data-passkey]");
const supported = Boolean(window.PublicKeyCredential && navigator.credentials);
const ASK_ANEW = 240000; // the server's challenge is good for five minutes
let waiting = new AbortController();

async function send(form, path, body) {
  const headers = { "content-type": "application/json", "x-csrf": form.elements.csrf.value, "HX-Request": "true" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function asked(form) {
  const answer = await send(form, form.dataset.challenge, {});
  if (!answer.ok) throw new Error("no challenge");
  const { options, signed } = await answer.json();
  options.challenge = bytes(options.challenge);
  for (const list of [options.excludeCredentials, options.allowCredentials]) {
    list?.forEach((known) => (known.id = bytes(known.id)));
  }
  if (options.user) options.user.id = bytes(options.user.id);
  return { publicKey: options, signed };
}

function written(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response };
}

async function hand(form, credential, more) {
  const answer = await send(form, form.action, { credential: written(credential), ...more });
  const to = answer.headers.get("HX-Redirect");
  if (to) return location.assign(to);
  document.getElementById("told").innerHTML = await answer.text();
}

async function add(form) {
  const { publicKey, signed } = await asked(form);
  await hand(form, await navigator.credentials.create({ publicKey }), { signed, label: form.elements.label.value });
}

async function enter(form, mediation) {
  waiting.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const { publicKey, signed } = await asked(form);
  if (signal.aborted) return;
  const credential = await navigator.credentials.get({ publicKey, mediation, signal });
  await hand(form, credential, { signed, next: form.elements.next.value });
}

// Somebody who closes the browser's dialogue has only changed their mind.
function quietly(work) {
  work.catch((trouble) => {
    if (!["AbortError", "NotAllowedError"].includes(trouble.name)) document.querySelector("[data-no-passkey]")?.removeAttribute("hidden");
    if (trouble.name === "InvalidStateError") document.querySelector("[data-has-passkey]")?.removeAttribute("hidden");
  });
}

async function offer(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  const again = () => quietly(enter(form, "conditional"));
  again();
  setInterval(again, ASK_ANEW);
}

for (const form of supported ? forms : []) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    quietly(form.dataset.passkey === "add" ? add(form) : enter(form, "optional"));
  });
  if (form.dataset.passkey === "enter") quietly(offer(form));
}
if (!supported) document.querySelector("[data-no-passkey]")?.removeAttribute("hidden");
