// Starts the wasm worker whose name begins the query of this script's address: `worker.js?trainer`.
// `worker.js?trainer_gpu&estimator` plays the part of an estimator.

// A rejected promise in a worker, such as a module that does not arrive or a panic, is silent for the page.
// An error that is thrown reaches the page's `onerror`.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
});

const name = location.search.slice(1).split("&")[0];
importScripts(`./${name}.js`);
wasm_bindgen({ module_or_path: `./${name}_bg.wasm` });
