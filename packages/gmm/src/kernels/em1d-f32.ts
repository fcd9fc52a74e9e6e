// An EM step for two components on the line in single precision: items, densities and responsibilities are floats, sums and M-step doubles.
import { notFinite, type EmStep } from '../em/em-rule.ts';
import { maximise, type Rounding } from './em1d-maximise.ts';
import { bitLaw } from './engine/bit-law.ts';
import type { Loaded } from './engine/engine.ts';
import type { ComponentSums } from './engine/kernels.ts';
import type { Mixture1d } from './mixture1d.ts';

/** 2⁻²³, the distance from 1 to the next float. */
const FLOAT_EPSILON = 1 / 8_388_608;

/**
 * The step over items of weight 1, which are rounded about the start's mean: what is far from 0 keeps its digits, and a component
 * narrower than 2 · 10⁻⁶ of its distance from there counts as collapsed.
 */
export function stepF32({ values, kernels }: Loaded, start: Mixture1d, varianceFloor: number): EmStep<Mixture1d> {
  const origin = start.weights[0]! * start.means[0]! + start.weights[1]! * start.means[1]!;
  // A second moment that shrinks tenfold when it is moved keeps too few of a float's digits.
  const rounding: Rounding = { origin, resolution: 16 * FLOAT_EPSILON, cancellation: 0.1 };
  const sums: ComponentSums = new Float64Array(6);
  kernels.narrow(origin);
  return (law) => {
    // Sums are about centres that are floats, so that the M-step knows them to the last digit.
    const means = law.means.map((mean) => Math.fround(mean - origin));
    const logLikelihood = kernels.sumsOfTwoF32(bitLaw({ ...law, means }), sums) / values.length;
    if (!Number.isFinite(logLikelihood)) return notFinite(logLikelihood);
    // Where they cancel, doubles take their place.
    const sumAbout = (centres: Float64Array, into: ComponentSums): void => void kernels.sumsOfAny(bitLaw(law), centres, into);
    const next = maximise(means.map((mean) => origin + mean), varianceFloor, sums, sumAbout, rounding);
    return 'ended' in next ? next : { logLikelihood, next };
  };
}
