// The single file: unpacks the files of the site that the page holds, and stands in for the network.
// The build puts this before the loader.

/** The bytes of a file that was packed by gzip and base64. */
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** Each file as it is packed, its address, and what is found at its name or address. */
const packed = {};
const files = {};
const found = {};
await Promise.all(
  [...document.querySelectorAll("script[data-file]")].map(async (script) => {
    const { file, type } = script.dataset;
    packed[file] = script.textContent;
    script.remove();
    const blob = new Blob([await unpack(packed[file])], { type });
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

// A worker holds its module, since on a disk workers may fetch nothing; those it starts are of its own kind.
const scripts = {};
const WorkerOutside = Worker;
globalThis.Worker = class extends WorkerOutside {
  constructor(address) {
    const name = String(address).split("?")[1]?.split("&")[0];
    if (!found[`./${name}.js`]) throw new Error("this file holds no such part of Infoplane: the site has it");
    scripts[name] ??= URL.createObjectURL(
      new Blob(
        [
          'addEventListener("unhandledrejection", (event) => setTimeout(() => { throw event.reason; }));',
          "const WorkerOutside = globalThis.Worker;",
          "if (WorkerOutside) globalThis.Worker = class extends WorkerOutside { constructor() { super(location.href); } };",
          unpack.toString(),
          found[`./${name}.js`],
          `;unpack("${packed[`./${name}_bg.wasm`]}").then((bytes) => wasm_bindgen({ module_or_path: bytes }));`,
        ],
        { type: "text/javascript" },
      ),
    );
    super(scripts[name]);
  }
};
