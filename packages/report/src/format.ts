// Numbers as readers of print expect them: three significant digits, thousands separated, a true minus sign.

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A count or exact whole number with thousands separators. */
export function formatInteger(value: number): string {
  const digits = Math.abs(value).toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
  return value < 0 ? `−${digits}` : digits;
}

/** A number at `digits` significant digits; whole numbers below ten million in full; powers of ten outside 10⁻³ … 10⁶. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e7) return formatInteger(value);
  // Rounding first: 999,999.7 must not become 1.00e+6 in fixed notation.
  const [mantissa = '', exponent = '0'] = size.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  const sign = value < 0 ? '−' : '';
  if (power < -3 || power >= 6) return `${sign}${mantissa}×10${superscript(power)}`;
  if (power >= digits - 1) return sign + formatInteger(Number(`${mantissa}e${power}`));
  return sign + size.toFixed(digits - 1 - power);
}

/** Low to high in one number when they read the same, as `0.66–0.78` otherwise; a minus or ∞ turns the dash into `to`. */
export function formatRange(low: number, high: number, digits = 3): string {
  const from = formatNumber(low, digits);
  const to = formatNumber(high, digits);
  if (from === to) return from;
  return /[−∞]/.test(from + to) ? `${from} to ${to}` : `${from}–${to}`;
}

/** `1 chain`, `4 chains`, `1,000 generations`; the plural adds an s. */
export function count(n: number, noun: string): string {
  return `${formatInteger(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** A label of an axis: up to `digits` significant digits without trailing zeros; powers of ten outside 10⁻³ … 10⁶. */
export function formatTick(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const size = Number(Math.abs(value).toPrecision(digits));
  const sign = value < 0 ? '−' : '';
  if (size !== 0 && (size < 0.001 || size >= 1e6)) {
    const [mantissa, power = '0'] = size.toExponential().split('e');
    return `${sign}${mantissa === '1' ? '' : `${mantissa}×`}10${superscript(Number(power))}`;
  }
  const [whole, fraction] = String(size).split('.');
  return sign + formatInteger(Number(whole)) + (fraction ? `.${fraction}` : '');
}

function superscript(power: number): string {
  const digits = [...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]).join('');
  return power < 0 ? `⁻${digits}` : digits;
}
