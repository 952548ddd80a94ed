// Fetches the page's programs, starts them, and says what went wrong where they do not come or cannot go on.

const { js, wasm, bytes } = document.querySelector("script[data-wasm]").dataset;

// A frame without an origin of its own may start no worker; where it is the single file, that stands in for them.
if (origin === "null" && !globalThis.infoplaneFiles) {
  globalThis.Worker = class {
    constructor() {
      throw new Error("this frame allows none, so whoever made it can add allow-same-origin to its sandbox or show infoplane.html, the site as one file");
    }
  };
}

/** Where a file of the site is; in the single file each has an address of its own. */
const address = (path) => new URL(globalThis.infoplaneFiles?.[path] ?? path, document.baseURI);

/** The response with its bytes counted on the way, as they are after decompression. */
function counted(response, total) {
  const bar = document.getElementById("loading");
  let received = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (bar && total) bar.value = Math.min(received / total, 1);
      controller.enqueue(chunk);
    },
  });
  // The type is given again: some hosts do not know wasm, and browsers insist on it.
  return new Response(response.body.pipeThrough(count), { headers: { "Content-Type": "application/wasm" } });
}

/** One sentence and a way out, in place of a page that no longer answers. */
function fault(sentence) {
  const button = document.createElement("button");
  button.textContent = "Reload";
  button.onclick = () => location.reload();
  const place = document.getElementById("fault");
  place.replaceChildren(sentence, " ", button);
  place.hidden = false;
}

// A panic in wasm is a trap: it ends whatever ran, and what is left cannot be trusted.
// Where WebAssembly is switched off there are no traps either.
const isTrap = (error) => typeof WebAssembly !== "undefined" && error instanceof WebAssembly.RuntimeError;
const trapped = (error) => {
  if (isTrap(error)) fault("The page met an error in itself and stopped");
};
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

// What the laboratory asks of the program of the other pages; each errand ends with whom to tell what came of it.
const errands = [];
let others = null;

/** Loads the program of the other pages, unless it is there; after a failure the next call tries again. */
function loadPages() {
  others ??= fetchPages().catch((error) => {
    // After a trap another try would find what is left of this one.
    if (!isTrap(error)) others = null;
    placeOfPages().textContent = "This page could not be loaded: reload it when the site can be reached again";
    const why = "The file was not saved: a part of the page did not load, so try again when the site can be reached";
    for (const errand of errands.splice(0)) errand.at(-1)(why);
    throw error;
  });
  return others;
}

/** Where is said what comes of the other pages: below their first words, while these stand there. */
const placeOfPages = () => document.querySelector("#pages .coming") ?? document.getElementById("pages");

async function fetchPages() {
  // In the place of what an earlier try came to.
  if (!document.getElementById("page-loading")) placeOfPages().textContent = "Loading the page";
  const module = fetch(address("./pages_bg.wasm"));
  // Where it fails, whoever waits for it below hears so.
  module.catch(() => {});
  // It declares its name once and for all.
  if (typeof wasm_bindgen === "undefined") {
    await new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = address("./pages.js");
      script.onload = loaded;
      script.onerror = () => failed(new Error("pages.js did not load"));
      document.head.append(script);
    });
  }
  await wasm_bindgen({ module_or_path: module });
}

/** Waits until what the page itself holds is on the screen, or cannot be for now. */
async function painted() {
  const frame = () => new Promise(requestAnimationFrame);
  const seen = new Promise((done) => new PerformanceObserver(done).observe({ type: "paint", buffered: true }));
  // A page in the background paints nothing, a frame out of sight neither, and some browsers tell nothing.
  const tells = PerformanceObserver.supportedEntryTypes.includes("paint") && window === window.top;
  const long = new Promise((done) => setTimeout(done, document.hidden ? 0 : tells ? 3000 : 300));
  // The first paint may lack the sketch, which the next ones have.
  await Promise.race([seen.then(frame).then(frame), long]);
}

globalThis.infoplane = {
  errands,
  // Files that were dropped before the program came that takes them.
  dropped: { sweeps: [], lab: [] },
  loadPages,
  sketch: document.querySelector(".sketch")?.outerHTML,
  lesson: document.querySelector("[data-of=learn]")?.innerHTML,
};

const elsewhere = () => document.documentElement.dataset.page !== undefined;

/** Says in the head that stands while another page loads which one that is, as colours alone do not. */
function mark() {
  const { page } = document.documentElement.dataset;
  const here = `#/${{ compare: "library", lesson: "learn" }[page] ?? page}`;
  for (const link of document.querySelectorAll(".awaited nav a")) {
    if (link.hash === here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
mark();
addEventListener("hashchange", mark);

// Where it does not come, that was said.
const loadAsked = () => loadPages().catch(trapped);

// The laboratory is needed by whoever comes to it, and by files: it reads them, but for those of the page of sweeps.
const needed = new Promise((done) => {
  addEventListener("hashchange", () => (elsewhere() ? loadAsked() : done()));
  const hold = (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    // No program is there to take them: without this the browser opens the file in place of the page.
    event.preventDefault();
    const whose = document.documentElement.dataset.page === "sweeps" ? "sweeps" : "lab";
    // The list itself may be empty once the event is over.
    if (event.type === "drop") infoplane.dropped[whose].push(...event.dataTransfer.files);
    if (whose === "lab") done();
  };
  addEventListener("dragover", hold);
  addEventListener("drop", hold);
});

// What is read first needs no program, and does not share its line and its processor with one.
await painted();

// Whoever reads another page waits for no laboratory.
if (elsewhere()) {
  loadAsked();
  await needed;
}

try {
  const [{ default: init }, response] = await Promise.all([import(address(js)), fetch(address(wasm))]);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  await init({ module_or_path: counted(response, Number(bytes)) });
} catch (error) {
  const old = typeof WebAssembly === "undefined" || error instanceof WebAssembly.CompileError;
  const part = elsewhere() ? "The laboratory could not be loaded" : "The page could not be loaded";
  fault(old ? "This browser is too old: Infoplane needs WebAssembly with SIMD" : part);
  throw error;
}
