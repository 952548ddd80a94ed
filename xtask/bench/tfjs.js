// The task in TF.js on its wasm backend, with the library's own optimiser and loss.

import { pace } from "./pace.js";
import { ADAM, batchOf, kernels } from "./task.js";

window.measure = async (networks, batch) => {
  tf.wasm.setWasmPaths("./node_modules/@tensorflow/tfjs-backend-wasm/dist/");
  await tf.setBackend("wasm");
  await tf.ready();
  const data = batchOf(networks, batch);
  const x = tf.tensor(data.x, [networks, batch, 12]);
  const y = tf.tensor(data.y, [networks * batch, 2]);
  const layers = kernels(networks).map(({ inputs, outputs, values }) => ({
    kernel: tf.variable(tf.tensor(values, [networks, inputs, outputs])),
    bias: tf.variable(tf.zeros([networks, 1, outputs])),
  }));
  const loss = () => {
    let t = x;
    layers.forEach(({ kernel, bias }, i) => {
      t = tf.matMul(t, kernel).add(bias);
      if (i + 1 < layers.length) t = t.tanh();
    });
    const sum = tf.losses.softmaxCrossEntropy(y, t.reshape(y.shape), undefined, 0, tf.Reduction.SUM);
    return sum.div(batch);
  };
  const adam = tf.train.adam(ADAM.rate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);
  return pace(() => adam.minimize(loss), () => layers[0].kernel.data());
};
document.title = "ready";
