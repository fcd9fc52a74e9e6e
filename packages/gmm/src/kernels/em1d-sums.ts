// The E-step on the line: responsibilities are summed as they are computed and never stored.
import { bitLaw } from './engine/bit-law.ts';
import type { Loaded } from './engine/engine.ts';
import type { ComponentSums } from './engine/kernels.ts';
import type { Mixture1d } from './mixture1d.ts';

/** Fills `sums` about `centres` under `law` and returns the log-likelihood Σ w ln p in nats; NaN where no component reaches a value. */
export function sumResponsibilities({ kernels, weight }: Loaded, law: Mixture1d, centres: Float64Array, sums: ComponentSums): number {
  const isPair = !weight && law.weights.length === 2 && centres === law.means && law.weights.every((w) => w > 0);
  return isPair ? kernels.sumsOfTwo(bitLaw(law), sums) : kernels.sumsOfAny(bitLaw(law), centres, sums);
}
