// The worker thread's side of the runtime: a script as text, so that sources, builds and bundles need no file of it. ONNX Runtime
// computes on the calling thread, which must not be the one that has the event loop.
export const workerSource = `
const { parentPort, workerData } = require('node:worker_threads');
const { InferenceSession, Tensor } = require(workerData.library);
const sessions = new Map();
const tensorOf = ({ dtype, data, shape }) => new Tensor(dtype, data, shape);
const dataOf = ({ data, dims }) => ({ data, shape: [...dims] });
const calls = {
  async open({ session, model }) {
    sessions.set(session, await InferenceSession.create(model, workerData.options));
  },
  async run({ session, feeds }) {
    const outputs = await sessions.get(session).run(Object.fromEntries(Object.entries(feeds).map(([name, feed]) => [name, tensorOf(feed)])));
    return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, dataOf(output)]));
  },
  async close({ session }) {
    await sessions.get(session).release();
    sessions.delete(session);
  },
};
parentPort.on('message', async ({ id, call, ...request }) => {
  try {
    const result = await calls[call](request);
    parentPort.postMessage({ id, result }, Object.values(result ?? {}).map(({ data }) => data.buffer));
  } catch (error) {
    parentPort.postMessage({ id, error: String(error?.message ?? error) });
  }
});
`;
