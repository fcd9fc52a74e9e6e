// Letters of words by code unit, so that words can be found and lower-cased without making strings of them.

/** What ends a word, and what only a look at its neighbours or two units can tell. */
export const SEPARATOR = 0;
export const UNSURE = 0xffff;

/** The tokenizer `words` takes these, after lower-casing. */
const WORD = /^[\p{L}\p{M}\p{N}']$/u;
/** Its lower case depends on what stands around it. */
const CAPITAL_SIGMA = 0x3a3;

let known: Uint16Array | undefined;

/** By UTF-16 unit: its lower case where it belongs to a word, `SEPARATOR`, or `UNSURE` (surrogates, lower cases of two units). */
export function lowerWords(): Uint16Array {
  return (known ??= Uint16Array.from({ length: 65_536 }, (_, unit) => {
    if ((unit >= 0xd800 && unit < 0xe000) || unit === CAPITAL_SIGMA || unit === UNSURE) return UNSURE;
    const lower = String.fromCharCode(unit).toLowerCase();
    if (lower.length > 1) return UNSURE;
    return WORD.test(lower) ? lower.charCodeAt(0) : SEPARATOR;
  }));
}
