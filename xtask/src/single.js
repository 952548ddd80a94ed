// The single file: unpacks the files of the site that the page holds, and stands in for the network.
// The build puts this before the loader.

const packed = [...document.querySelectorAll("script[data-file]")];

/** The bytes of a packed file. */
async function unpacked(script) {
  const text = atob(script.textContent);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  script.remove();
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** The address of each file, and what is found at a file's name or address. */
const files = {};
const found = {};
await Promise.all(
  packed.map(async (script) => {
    const { file, type } = script.dataset;
    const blob = new Blob([await unpacked(script)], { type });
    files[file] = URL.createObjectURL(blob);
    found[file] = found[files[file]] = blob;
  }),
);
globalThis.infoplaneFiles = files;

const fetchOutside = fetch;
globalThis.fetch = async (request, options) => {
  const blob = found[request];
  return blob ? new Response(blob, { headers: { "Content-Type": blob.type } }) : fetchOutside(request, options);
};

// A worker gets its script and the address of its module; those it starts are of its own kind.
const scripts = {};
const WorkerOutside = Worker;
globalThis.Worker = class extends WorkerOutside {
  constructor(address) {
    const name = String(address).split("?")[1]?.split("&")[0];
    if (!files[`./${name}.js`]) throw new Error("this file holds no such part of Infoplane: the site has it");
    scripts[name] ??= URL.createObjectURL(
      new Blob([
        'addEventListener("unhandledrejection", (event) => setTimeout(() => { throw event.reason; }));',
        "const WorkerOutside = globalThis.Worker;",
        "if (WorkerOutside) globalThis.Worker = class extends WorkerOutside { constructor() { super(location.href); } };",
        found[`./${name}.js`],
        `;wasm_bindgen({ module_or_path: ${JSON.stringify(files[`./${name}_bg.wasm`])} });`,
      ], { type: "text/javascript" }),
    );
    super(scripts[name]);
  }
};
