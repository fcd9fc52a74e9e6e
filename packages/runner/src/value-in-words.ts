// A value of any kind as it is told to whoever gave it, in a few words.

/** `nothing`, `a list`, `"abc"`, `5n`: never throws, and never long but for a string. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'bigint' ? `${value}n` : String(value as number | boolean | symbol | null);
}
