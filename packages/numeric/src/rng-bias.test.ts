import { expect, test } from 'vitest';
import { border, eachNode } from './testing/gauss-legendre.ts';
import { ScriptedRng } from './testing/scripted-rng.ts';

// What `normal` makes of any words, integrated over them: the law that is drawn, with its tables as they are stored, and no random number.
const rng = new ScriptedRng();

/** The two words of a uniform of 53 bits. */
const wordsOf = (uniform: number): [number, number] => {
  const bits = Math.min(Math.floor(uniform * 2 ** 53), 2 ** 53 - 1);
  return [Math.floor(bits / 2 ** 26) * 32, (bits % 2 ** 26) * 64];
};

/** The two words of a position in [−1, 1] of a block, of 52 bits. */
const placeOf = (u: number, block: number): [number, number] => {
  const bits = Math.min(Math.floor((u + 1) * 2 ** 51), 2 ** 52 - 1);
  return [Math.floor(bits / 2 ** 32) * 4096 + block, bits % 2 ** 32];
};

/** `normal` from position u in [−1, 1] of a block and further uniforms; a rejection is followed by a certain 0. */
const drawn = (u: number, block: number, ...further: number[]): number =>
  rng.script({ words: [...placeOf(u, block), ...further.flatMap((each) => wordsOf(each)), ...placeOf(0, 1), ...placeOf(0, 1)] }).normal();

/** Takes a normal that is drawn and how much of the law it stands for. */
type Add = (x: number, weight: number) => void;

/** Positions that are taken as they are, and those taken where a second uniform lies beyond a border. */
function addBlock(block: number, sign: number, add: Add): void {
  const sure = border(0, 1, (u) => (drawn(sign * u, block, 0.999999), rng.taken === 2));
  eachNode(0, sure, 1, (u, width) => { add(drawn(sign * u, block), width); });
  eachNode(sure, 1, 4, (u, width) => {
    const least = border(1, 0, (v) => (drawn(sign * u, block, v), rng.taken === 4));
    add(drawn(sign * u, block, 1), width * (1 - least));
  });
}

/** The base block, whose outer part stands for the tail; there the uniform is 1 − e⁻ˢ, and the law is that of what is accepted. */
function addBase(sign: number, add: Add): void {
  const sure = border(0, 1, (u) => (drawn(sign * u, 0, 0.5, 1), rng.taken === 2));
  eachNode(0, sure, 1, (u, width) => { add(drawn(sign * u, 0), width); });
  const tail: [x: number, weight: number][] = [];
  eachNode(0, 36, 60, (s, width) => {
    const uniform = -Math.expm1(-s);
    const outer = (v: number): number => drawn(sign, 0, uniform, v);
    const least = border(1, 0, (v) => (outer(v), rng.taken === 6));
    tail.push([outer(1), width * Math.exp(-s) * (1 - least)]);
  });
  const accepted = tail.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [x, weight] of tail) add(x, (weight / accepted) * (1 - sure));
}

test('the moments of the law that is drawn are those of the standard normal to 1e-13', () => {
  const sums = [0, 0, 0, 0, 0];
  const add: Add = (x, weight) => {
    let term = weight;
    for (let k = 0; k <= 4; k++, term *= x) sums[k]! += term;
  };
  for (const sign of [-1, 1]) {
    addBase(sign, add);
    for (let block = 1; block < 1024; block++) addBlock(block, sign, add);
  }
  const bias = [0, 1, 0, 3].map((moment, k) => Math.abs(sums[k + 1]! / sums[0]! - moment));
  // What is left is the rounding of these sums: the last of the blocks ends at the top of the curve to the last bit of the tables.
  for (const each of bias) expect(each).toBeLessThan(1e-13);
});
