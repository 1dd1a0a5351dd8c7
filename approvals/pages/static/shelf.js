// Photos wait on this device until the draft that shows them is saved: loading the page again loses none of them.
const DAY = 24 * 60 * 60 * 1000; // as long as the server keeps what was announced

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("freigabe", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("photos", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

// Where a browser keeps nothing (a private window), photos are still sent; they only cannot outlive the page.
async function within(mode, act) {
  try {
    const shelf = await opened();
    const transaction = shelf.transaction("photos", mode);
    const asked = act(transaction.objectStore("photos"));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    shelf.close();
    return asked.result;
  } catch {
    return undefined;
  }
}

export const put = (photo) => within("readwrite", (photos) => photos.put(photo));
export const drop = (key) => within("readwrite", (photos) => photos.delete(key));

// The photos of this person that wait for this draft, oldest first; what is too old is forgotten.
export async function waiting(owner, post) {
  const all = (await within("readonly", (photos) => photos.getAll())) ?? [];
  const old = all.filter((photo) => Date.now() - photo.at > DAY);
  await Promise.all(old.map((photo) => drop(photo.key)));
  return all.filter((photo) => !old.includes(photo) && photo.owner === owner && photo.post === post);
}
