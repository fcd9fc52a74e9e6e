// What training has come to, as bytes and back: a kill loses the steps since, and the rest is the same bytes.
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { bytesOf, readFloats } from './fitted-transformer.ts';
import type { Progress } from './train-transformer.ts';

export function encodeProgress({ state: { parameters, firstMoment, secondMoment, step }, losses }: Progress): Uint8Array {
  return packArrays([Uint32Array.of(step), ...[parameters, firstMoment, secondMoment, losses].map(bytesOf)]);
}

export function decodeProgress(bytes: Uint8Array): Progress {
  const reader = new ArrayReader(bytes);
  const [step = 0] = reader.u32();
  const [parameters, firstMoment, secondMoment, losses] = [readFloats(reader), readFloats(reader), readFloats(reader), readFloats(reader)];
  return { state: { parameters, firstMoment, secondMoment, step }, losses };
}
