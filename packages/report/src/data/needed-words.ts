// How many chains a comparison would take, in words that name what is assumed.
import { formatInteger, formatTick } from '../format.ts';
import type { ChainsNeeded } from './chains-needed.ts';

/** `it would take 41 chains an arm to find a doubled rate of collapse with 80 % power at α = 0.05, if 80 % of the chains collapse`. */
export function neededInWords({ chainsPerArm, hazardRatio, power, alpha, eventShare }: ChainsNeeded): string {
  const rate = hazardRatio === 2 ? 'a doubled' : `a ${formatTick(hazardRatio)}-fold`;
  return `it would take ${formatInteger(chainsPerArm)} chains an arm to find ${rate} rate of collapse with ${formatTick(100 * power, 3)}\u00a0% power at α = ${formatTick(alpha)}, if ${formatTick(100 * eventShare, 2)}\u00a0% collapse or fail`;
}
