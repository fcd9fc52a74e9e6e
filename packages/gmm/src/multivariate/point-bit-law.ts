// A mixture as the E-step computes with it: logarithms to the base 2, so that an exponential is a fraction and a shift.
import type { PointBitLaw } from '../kernels/engine/point-kernels.ts';
import type { MixtureLaw } from './mixture-law.ts';
import type { Whitening } from './whitening.ts';

/** ½ ‖z‖² nats are ‖z‖² times this in bits. */
const BITS = 0.5 * Math.LOG2E;

export function pointBitLaw({ means }: MixtureLaw, { scale, isMatrix, peaks }: Whitening): PointBitLaw {
  const factor = Math.sqrt(BITS);
  return { means, peaks: peaks.map((peak) => Math.LOG2E * peak), scale: scale.map((entry) => factor * entry), isFull: isMatrix };
}
