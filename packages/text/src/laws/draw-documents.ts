// Documents drawn one by one, each from a generator of its own.
import { Growable, Rng, type Documents } from '@collapse-lab/numeric';

/** `count` documents of the tokens that `write` pushes; the length of one shifts no draw of another. */
export function drawDocuments(count: number, rng: Rng, write: (own: Rng, push: (token: number) => void) => void): Documents {
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    write(new Rng(rng.bits(), rng.bits(), rng.bits(), rng.bits()), (token) => { tokens.push(token); });
    starts[i + 1] = tokens.length;
  }
  return { tokens: tokens.view(), starts };
}
