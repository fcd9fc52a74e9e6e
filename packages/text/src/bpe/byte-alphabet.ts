// Bytes as printable characters, one each, as GPT-2's vocabulary has them (Radford et al. 2019): `Ġ` is a space, `Ċ` a line end.

/** Printable Latin-1 stands for itself; the other bytes, in order, have the characters from U+0100 on. */
const CHARACTER: readonly string[] = (() => {
  let others = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode((byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad) ? byte : others++));
})();

const BYTE = new Map(CHARACTER.map((character, byte) => [character, byte]));

/** All 256 characters in the order of their code points. */
export const byteAlphabet: readonly string[] = CHARACTER.toSorted();

/** A text's bytes in UTF-8, a character each. */
export function toByteCharacters(text: string): string {
  let out = '';
  for (const byte of new TextEncoder().encode(text)) out += CHARACTER[byte]!;
  return out;
}

/** The text of such characters; U+FFFD stands for bytes that are no UTF-8, which a model may draw. */
export function fromByteCharacters(characters: string): string {
  const bytes = Uint8Array.from(characters, (character) => BYTE.get(character)!);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
