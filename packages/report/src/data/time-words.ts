// Times to collapse in words.
import type { KaplanMeier } from '@collapse-lab/statistics';
import { formatTick } from '../format.ts';
import type { ArmCollapse } from './arm-collapse.ts';

/** `92.5`, or that the curve does not come down to a half. */
export function medianTime({ median: { estimate } }: KaplanMeier): string {
  return Number.isNaN(estimate) ? 'not reached' : formatTick(estimate);
}

/** `60–154`, or `from 60 on` where the upper limit does not come down to a half; undefined where neither does. */
export function medianLimits({ median: { low, high } }: KaplanMeier): string | undefined {
  if (Number.isNaN(low)) return undefined;
  return Number.isNaN(high) ? `from ${formatTick(low)} on` : `${formatTick(low)}–${formatTick(high)}`;
}

/** What the time is a time to: where fits fail, that ends it too. */
export function timeName(arms: readonly ArmCollapse[]): string {
  return arms.some(({ failed }) => failed > 0) ? 'time to collapse or failure of the fit' : 'time to collapse';
}
