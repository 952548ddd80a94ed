// The service worker: all files of one version in one cache, which is whole before it is used.
// The build fills in the version, the files that are kept from the start, and those kept once they were used.

const VERSION = "";
const FILES = [];
const LATER = [];

// Several sites may share an origin, so the name tells whose cache it is.
const OURS = `infoplane ${registration.scope} `;
const CACHE = OURS + VERSION;

addEventListener("install", (event) => {
  // What the browser has of an unchanged file is asked for its version, not fetched again.
  const requests = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

addEventListener("activate", (event) => {
  const old = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(old());
});

// A page asks for the new version: it comes if no other page still uses the old one.
addEventListener("message", (event) => {
  if (event.data !== "take over") return;
  const take = async () => {
    const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
    const alone = pages.filter(({ url }) => url.startsWith(registration.scope)).length <= 1;
    event.ports[0].postMessage(alone);
    if (alone) await skipWaiting();
  };
  event.waitUntil(take());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  // A response without an address of its own takes that of the request, whose query a worker reads.
  if (kept) return new Response(kept.body, kept);
  const response = await fetch(request);
  const name = new URL(request.url).pathname.split("/").pop();
  if (response.ok && LATER.includes(name)) await cache.put(request, response.clone());
  return response;
}
