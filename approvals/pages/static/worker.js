// Makes the pages installable and hands photos shared from the phone's gallery to a new draft. It caches no page:
// what somebody decides about is always the newest.
const SHARED = "shared-photos";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method === "POST" && address.pathname === "/share") {
    event.respondWith(keepShared(event.request));
  } else if (event.request.keepalive) {
    // What a page sends while it is left would be lost with it, were it not sent from here.
    event.respondWith(fetch(event.request));
  }
});

async function keepShared(request) {
  const form = await request.formData();
  const shelf = await caches.open(SHARED);
  let number = 0;
  for (const file of form.getAll("photos")) {
    const headers = { "content-type": file.type, "x-name": encodeURIComponent(file.name) };
    await shelf.put(`/shared/${number++}`, new Response(file, { headers }));
  }
  const words = [form.get("title"), form.get("text"), form.get("url")].filter(Boolean).join("\n");
  return Response.redirect(`/drafts/new?shared=${number}&text=${encodeURIComponent(words)}`, 303);
}
