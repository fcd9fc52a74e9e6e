// Draws from a mixture on the line: a component for each point, so that a batch is exchangeable and never sorted by component.
import type { Streams } from '@collapse-lab/numeric';
import { kernelsFor } from './engine/engine.ts';
import type { Mixture1d } from './mixture1d.ts';

/**
 * `count` independent draws. Item i takes its component from the stream `component:(i mod 4)` below `streams`, by one 31-bit choice (so
 * that weights are told apart to 2⁻³¹), and one normal from `noise:(i mod 4)`: chains that share streams stay coupled draw by draw, and
 * a longer sample begins with the shorter one.
 */
export function sampleMixture1d(law: Mixture1d, count: number, streams: Streams): Float64Array {
  return kernelsFor(count, law.weights.length).mixture(law, count, streams.range('component', 0), streams.range('noise', 0));
}
