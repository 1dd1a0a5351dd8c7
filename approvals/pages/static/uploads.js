// Sends files in parts. A lost connection costs one part: once it is back, sending goes on where it stopped, also after
// the page was loaded again and the same file chosen.
const PATIENCE = [1, 2, 4, 8, 15, 30];
const PASSING = new Set([408, 429, 502, 503, 504]);

export class Refused extends Error {
  constructor({ title, detail, values }) {
    super(detail ?? title);
    Object.assign(this, { title, values: values ?? {} });
  }
}

// Resolves to the upload's id once all its bytes have arrived. `progress` hears the share from 0 to 1 and whether the
// connection is there. Rejects with Refused, whose message is a sentence for the reader.
export async function send(file, { signal, progress = () => {} } = {}) {
  const upload = await patiently(() => opened(file, signal), signal, () => progress(0, false));
  let at = upload.received;
  while (at < upload.size) {
    progress(at / upload.size, true);
    at = await patiently(() => sent(upload, file, at, signal), signal, () => progress(at / upload.size, false));
  }
  sessionStorage.removeItem(known(file));
  progress(1, true);
  return upload.id;
}

// Takes a whole upload in as a picture: {picture, width, height, preview}.
export const finish = (id, { signal } = {}) => patiently(() => ask("POST", `/uploads/${id}/finish`, { signal }), signal);

// Says with a form that a picture belongs somewhere.
export const add = (address, fields) => patiently(() => ask("POST", address, { body: new URLSearchParams(fields) }));

export const giveUp = (id) => ask("DELETE", `/uploads/${id}`, { keepalive: true });

const known = (file) => `upload ${file.name} ${file.size} ${file.lastModified}`;

async function opened(file, signal) {
  const before = sessionStorage.getItem(known(file));
  if (before) {
    try {
      return await ask("GET", `/uploads/${before}`, { signal });
    } catch (trouble) {
      if (!(trouble instanceof Refused)) throw trouble;
    }
  }
  const body = new URLSearchParams({ name: file.name || "photo.jpg", size: file.size });
  const upload = await ask("POST", "/uploads", { body, signal });
  sessionStorage.setItem(known(file), upload.id);
  return upload;
}

async function sent(upload, file, at, signal) {
  const body = file.slice(at, at + upload.part, "application/octet-stream");
  try {
    return (await ask("PUT", `/uploads/${upload.id}/parts/${at}`, { body, signal })).received;
  } catch (trouble) {
    if (trouble.title === "PartOutOfPlace" && trouble.values.expected > at) return trouble.values.expected;
    if (trouble instanceof Refused) sessionStorage.removeItem(known(file));
    throw trouble;
  }
}

async function patiently(act, signal, lost = () => {}) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (trouble) {
      if (trouble instanceof Refused || signal?.aborted) throw trouble;
      lost();
      await reception(PATIENCE[Math.min(tries, PATIENCE.length - 1)], signal);
    }
  }
}

// Waits so many seconds, or until the browser says that it is online again.
function reception(seconds, signal) {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const done = () => (over.abort(), clearTimeout(timer), resolve());
    const timer = setTimeout(done, seconds * 1000);
    addEventListener("online", done, { signal: over.signal });
    signal?.addEventListener("abort", () => (done(), reject(signal.reason)), { signal: over.signal });
  });
}

async function ask(method, address, { body, signal, keepalive } = {}) {
  const { "X-CSRF": token } = JSON.parse(document.body.getAttribute("hx-headers:inherited"));
  const answer = await fetch(address, { method, body, signal, keepalive, headers: { "X-CSRF": token, accept: "application/json" } });
  if (PASSING.has(answer.status)) throw new TypeError(`passing trouble ${answer.status}`);
  if (answer.status === 401) location.reload();
  const said = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Refused(said);
  return said;
}
