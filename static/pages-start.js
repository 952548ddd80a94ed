// Loads the pages beside the laboratory, and says so where they do not come.

const place = document.getElementById("pages");
place.textContent = "Loading the page";
try {
  await new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = "./pages.js";
    script.onload = loaded;
    script.onerror = () => failed(new Error("pages.js did not load"));
    document.head.append(script);
  });
  await wasm_bindgen({ module_or_path: "./pages_bg.wasm" });
} catch (error) {
  place.textContent = "This page could not be loaded: reload it when the site can be reached again";
  throw error;
}
