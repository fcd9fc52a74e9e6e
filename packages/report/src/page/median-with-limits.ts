// A median time with its limits below it.
import type { KaplanMeier } from '@collapse-lab/statistics';
import { medianLimits, medianTime } from '../data/time-words.ts';
import { formatNumber } from '../format.ts';
import { html, type Markup } from './markup.ts';

/** The median of a curve, or that it is not reached; no limits where the curve has none. */
export function medianWithLimits(sound: KaplanMeier): Markup {
  const limits = medianLimits(sound);
  return html`${medianTime(sound)}${limits !== undefined && html` <small>${formatNumber(100 * sound.level)}\u00a0%: ${limits}</small>`}`;
}
