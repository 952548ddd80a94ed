// Loads the program of the other pages, and says so where it does not come; the next try is another.

(async () => {
  const place = document.getElementById("pages");
  place.textContent = "Loading the page";
  try {
    if (typeof wasm_bindgen === "undefined") {
      await new Promise((loaded, failed) => {
        const script = document.createElement("script");
        script.src = "./pages.js";
        script.onload = loaded;
        script.onerror = () => failed(new Error("pages.js did not load"));
        document.head.append(script);
      });
    }
    await wasm_bindgen({ module_or_path: "./pages_bg.wasm" });
  } catch (error) {
    place.textContent = "This page could not be loaded: reload it when the site can be reached again";
    document.getElementById("pages-start")?.remove();
    // An errand of the laboratory ends with whom to tell.
    for (const errand of globalThis.infoplaneErrands?.splice(0) ?? []) {
      errand.at(-1)("a part of the page did not load, so try again when the site can be reached");
    }
    throw error;
  }
})();
