// p-values as readers expect them.
import { formatNumber } from './format.ts';

/** A p-value to two digits; below 0.0001 only that. */
export function formatP(p: number): string {
  if (Number.isNaN(p)) return '–';
  return p < 0.0001 ? '< 0.0001' : formatNumber(p, 2);
}
