// Drives the site's own workers, each alone, and tells how long their work takes.

window.bench = (() => {
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];

  /** The mean of the middle half: finer than the clock, and without what disturbed it. */
  const mean = (times) => {
    const [sorted, quarter] = [times.sort((a, b) => a - b), times.length >> 2];
    const half = sorted.slice(quarter, times.length - quarter);
    return half.reduce((sum, time) => sum + time, 0) / half.length;
  };

  const until = async (there) => {
    while (!there()) await new Promise(requestAnimationFrame);
  };

  const known = new Map();

  /** What the page tells its workers of a link's run, by the names of the messages; it begins that run and drops it. */
  async function messages(link) {
    if (known.has(link)) return known.get(link);
    location.hash = `#/lab?v=1&${link}`;
    // The page takes the address at its next frame.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await until(() => document.querySelector("#run"));
    window.told = {};
    document.querySelector("#run").click();
    await until(() => told.Data && told.Start && told.Begin);
    known.set(link, { ...told });
    await until(() => document.querySelector("#reset:not([aria-disabled=true])"));
    document.querySelector("#reset").click();
    // The page's own trainer compiles before it waits: on the device of the one that is measured.
    await until(() => document.querySelector("#progress")?.dataset.phase === "paused");
    return known.get(link);
  }

  /** A worker that listens; `next(key)` is the content of its next message of that kind. */
  async function open(name) {
    const worker = new Worker(`./worker.js?${name}`);
    const next = (key) =>
      new Promise((resolve, reject) => {
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data }) => {
          const [message] = data;
          if (message.Failed) reject(new Error(message.Failed.sentence));
          if (message === key || message[key]) resolve(message[key]);
        };
      });
    const post = (message, array) => worker.postMessage([message, array ?? null]);
    await next("Ready");
    return { next, post, close: () => worker.terminate() };
  }

  /** Milliseconds per training step of a link's run, and until its first epoch had ended. */
  async function training(build, link, seconds) {
    const { Data, Start } = await messages(link);
    const worker = await open(build);
    worker.post(...Data);
    const start = performance.now();
    worker.post(...Start);
    const { engine } = await worker.next("Engine");
    let before = await worker.next("Progress");
    const first = performance.now() - start;
    const [times, end] = [[], performance.now() + 1000 * seconds];
    for (let at = performance.now(); at < end || times.length < 3; ) {
      const after = await worker.next("Progress");
      const now = performance.now();
      times.push((now - at) / (after.step - before.step));
      [at, before] = [now, after];
    }
    worker.close();
    return { device: engine.device, step: middle(times), first };
  }

  /** Milliseconds to read one snapshot of random weights; `measures` is an epoch, or null for none. */
  async function reading(link, weights, readings, measures) {
    const { Data, Begin } = await messages(link);
    const worker = await open("estimator");
    worker.post(...Data);
    worker.post(...Begin);
    const [times, end] = [[], performance.now() + 2000];
    while (performance.now() < end || times.length < 3) {
      const array = Float32Array.from({ length: weights }, () => Math.random() - 0.5);
      const start = performance.now();
      worker.post({ Read: { ticket: { run: 1, snapshot: 0 }, readings, measures, ranges: [] } }, array);
      await worker.next("Findings");
      times.push(performance.now() - start);
    }
    worker.close();
    return mean(times);
  }

  return { training, reading };
})();
