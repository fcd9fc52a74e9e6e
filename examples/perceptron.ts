// A perceptron of two layers learns the sine: @collapse-lab/onnx-autodiff alone, nothing else of this repository.
import { add, freshState, matMul, openRuntime, parameterCount, reduceMean, square, sub, tanh, train, trainingModel } from '@collapse-lab/onnx-autodiff';

const parameters = { hidden: [1, 32], shift: [32], output: [32, 1] };
const optimizer = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0, clipNorm: 1 };
const model = trainingModel({
  parameters,
  batch: { x: { shape: [64, 1], dtype: 'float32' }, y: { shape: [64, 1], dtype: 'float32' } },
  loss: (p, { x, y }) => reduceMean(square(sub(matMul(tanh(add(matMul(x, p.hidden), p.shift)), p.output), y))),
  optimizer,
});
const runtime = await openRuntime({ threads: 1 });
const session = await runtime.open(model);

const steps = 500;
const x = Float32Array.from({ length: 64 * steps }, (_, i) => 6 * ((0.618034 * i) % 1) - 3);
const batches = { x: { data: x, shape: [steps, 64, 1] }, y: { data: x.map((value) => Math.sin(value)), shape: [steps, 64, 1] } };
const start = freshState(Float32Array.from({ length: parameterCount(parameters) }, (_, i) => Math.sin(i * i)));
const { losses } = await train(session, start, batches, new Float64Array(steps).fill(0.01), optimizer);
console.log(`mean squared error ${losses[0]!.toFixed(3)} at first, ${losses.at(-1)!.toFixed(5)} after ${steps} steps`);
