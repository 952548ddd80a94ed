// How long a step takes: the middle one of several blocks, each long enough for the clock.

const BLOCK = 200; // ms
const BLOCKS = 9;

/** Milliseconds of one `step`; `done` resolves when all steps so far are computed. */
export async function pace(step, done) {
  let steps = 1;
  const block = async () => {
    const start = performance.now();
    for (let i = 0; i < steps; i++) step();
    await done();
    return performance.now() - start;
  };
  // Compilation and caches first; then as many steps as fill a block.
  for (let i = 0; i < 3; i++) await block();
  for (let time = await block(); time < BLOCK; time = await block()) {
    steps = Math.ceil(steps * Math.min(4, (1.2 * BLOCK) / time));
  }
  const times = [];
  while (times.length < BLOCKS) times.push((await block()) / steps);
  return times.sort((a, b) => a - b)[BLOCKS >> 1];
}
