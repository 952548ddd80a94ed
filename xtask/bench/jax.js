// The task in jax-js on its wasm backend: gradient and Adam as one compiled function.

import { defaultDevice, grad, init, jit, nn, numpy as np } from "./node_modules/@jax-js/jax/dist/index.js";
import { pace } from "./pace.js";
import { ADAM, batchOf, kernels } from "./task.js";

window.measure = async (networks, batch) => {
  await init("wasm");
  defaultDevice("wasm");
  const data = batchOf(networks, batch);
  const x = np.array(data.x).reshape([networks, batch, 12]);
  const y = np.array(data.y).reshape([networks, batch, 2]);
  let weights = kernels(networks).flatMap(({ inputs, outputs, values }) => [
    np.array(values).reshape([networks, inputs, outputs]),
    np.zeros([networks, 1, outputs]),
  ]);
  const zeros = () => weights.map((w) => np.zeros(w.shape));

  // Arguments are owned by the function that takes them; `.ref` keeps one for later.
  const gradient = grad((weights, x, y) => {
    let t = x;
    for (let i = 0; i < weights.length; i += 2) {
      t = np.matmul(t, weights[i]).add(weights[i + 1]);
      if (i + 2 < weights.length) t = np.tanh(t);
    }
    return nn.logSoftmax(t, -1).mul(y).sum().mul(-1 / batch);
  });
  const { rate, beta1, beta2, epsilon } = ADAM;
  const step = jit((weights, m, v, unbias1, unbias2, x, y) => {
    const g = gradient(weights.map((w) => w.ref), x, y);
    m = m.map((m, i) => m.mul(beta1).add(g[i].ref.mul(1 - beta1)));
    v = v.map((v, i) => v.mul(beta2).add(g[i].ref.mul(g[i]).mul(1 - beta2)));
    weights = weights.map((w, i) => {
      const scale = np.sqrt(v[i].ref.mul(unbias2.ref)).add(epsilon);
      return w.sub(m[i].ref.mul(unbias1.ref).div(scale).mul(rate));
    });
    unbias1.dispose();
    unbias2.dispose();
    return [weights, m, v];
  });

  let [m, v, t] = [zeros(), zeros(), 0];
  const unbias = (beta) => np.array(Float32Array.of(1 / (1 - beta ** t)));
  const next = () => {
    t += 1;
    [weights, m, v] = step(weights, m, v, unbias(beta1), unbias(beta2), x.ref, y.ref);
  };
  return pace(next, () => weights[0].ref.data());
};
document.title = "ready";
