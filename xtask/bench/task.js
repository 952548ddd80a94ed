// The task that all engines share: 12-10-7-5-4-3-2, tanh, softmax cross-entropy, Adam.

export const NET = [12, 10, 7, 5, 4, 3, 2];
export const ADAM = { rate: 4e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Uniform numbers in [-bound, bound]. */
const uniform = (length, bound) => Float32Array.from({ length }, () => bound * (2 * Math.random() - 1));

/** A batch of random patterns with random labels: x [networks, batch, 12], y one-hot [networks, batch, 2]. */
export function batchOf(networks, batch) {
  const labels = Array.from({ length: networks * batch }, () => Math.round(Math.random()));
  return {
    x: Float32Array.from({ length: networks * batch * NET[0] }, () => Math.round(Math.random())),
    y: Float32Array.from(labels.flatMap((label) => [1 - label, label])),
  };
}

/** The kernel [networks, inputs, outputs] of each layer, as flat arrays. */
export const kernels = (networks) =>
  NET.slice(1).map((outputs, i) => ({
    inputs: NET[i],
    outputs,
    values: uniform(networks * NET[i] * outputs, NET[i] ** -0.5),
  }));
