// Fetches the page's wasm with a progress bar, starts it, and says what went wrong where it cannot go on.

const { js, wasm, bytes } = document.querySelector("script[data-wasm]").dataset;

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
const trapped = (error) => {
  if (error instanceof WebAssembly.RuntimeError) fault("The page met an error in itself and stopped");
};
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

try {
  const [{ default: init }, response] = await Promise.all([
    import(new URL(js, document.baseURI)),
    fetch(new URL(wasm, document.baseURI)),
  ]);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  await init({ module_or_path: counted(response, Number(bytes)) });
} catch (error) {
  const old = typeof WebAssembly === "undefined" || error instanceof WebAssembly.CompileError;
  fault(old ? "This browser is too old: Infoplane needs WebAssembly with SIMD" : "The page could not be loaded");
  throw error;
}
