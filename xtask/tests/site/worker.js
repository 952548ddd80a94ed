console.warn("a warning of the worker", 7);
fetch("./data.json")
  .then((response) => response.json())
  .then((data) => postMessage(data.text));
