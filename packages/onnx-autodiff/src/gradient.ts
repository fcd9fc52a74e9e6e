// Reverse-mode differentiation (Griewank & Walther 2008, Evaluating Derivatives, chapter 3): walks the tape backwards and emits gradients.
import type { TapeEntry, Tensor } from './graph.ts';
import { add } from './operators/arithmetic.ts';
import { inBrackets, sizeOf } from './tensor-data.ts';

/**
 * The gradients of a scalar by each of `sources`, emitted into its graph; zeros where it does not depend on one. Only what lies between
 * them is differentiated. Throws RangeError for a loss that is no scalar, and for one made of earlier gradients, which are not on the tape.
 */
export function gradients(loss: Tensor, sources: readonly Tensor[]): Tensor[] {
  const { graph } = loss;
  if (sizeOf(loss.shape) !== 1) throw new RangeError(`a loss must be one number, but got shape ${inBrackets(loss.shape)}; take its mean or sum`);
  const path = pathTo(loss, graph.tape);
  const dependent = dependentOn(sources, path);
  const total = new Map([[loss.name, graph.constant({ data: Float32Array.of(1), shape: loss.shape })]]);
  graph.recording = false;
  for (const { inputs, outputs, backward } of path.reverse()) {
    if (!outputs.some(({ name }) => dependent.has(name))) continue;
    const inputGradients = backward(...outputs.map(({ name }) => total.get(name)));
    inputs.forEach(({ name }, at) => {
      if (!dependent.has(name)) return;
      const sum = total.get(name);
      const more = inputGradients[at]!();
      total.set(name, sum ? add(sum, more) : more);
    });
  }
  graph.recording = true;
  return sources.map(({ name, shape }) => total.get(name) ?? graph.constant({ data: new Float32Array(sizeOf(shape)), shape }));
}

/** The applied operators that the loss is made of, in order. */
function pathTo(loss: Tensor, tape: readonly TapeEntry[]): TapeEntry[] {
  const needed = new Set([loss.name]);
  const path = tape.toReversed().filter(({ inputs, outputs }) => {
    if (!outputs.some(({ name }) => needed.has(name))) return false;
    for (const { name } of inputs) needed.add(name);
    return true;
  });
  if ([...needed].some((name) => loss.graph.untaped.has(name))) throw new RangeError('a loss must be made of recorded operators, but got one of gradients; second derivatives are not offered');
  return path.reverse();
}

/** The names of what depends on a source. */
function dependentOn(sources: readonly Tensor[], path: readonly TapeEntry[]): Set<string> {
  const dependent = new Set(sources.map(({ name }) => name));
  for (const { inputs, outputs } of path) {
    if (inputs.some(({ name }) => dependent.has(name))) for (const { name } of outputs) dependent.add(name);
  }
  return dependent;
}
