// What training has come to, as bytes and back: a kill loses the steps since, and the rest is the same bytes.
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { bytesOf, readFloats } from './fitted-transformer.ts';
import type { Progress } from './train-transformer.ts';

export function encodeProgress({ state: { parameters, firstMoment, secondMoment, step }, losses, watched }: Progress): Uint8Array {
  const seen = watched ? [bytesOf(watched.best), Float64Array.of(watched.bestStep, watched.bestLoss, watched.misses)] : [];
  return packArrays([Uint32Array.of(step), ...[parameters, firstMoment, secondMoment, losses].map(bytesOf), ...seen]);
}

export function decodeProgress(bytes: Uint8Array): Progress {
  const reader = new ArrayReader(bytes);
  const [step = 0] = reader.u32();
  const [parameters, firstMoment, secondMoment, losses] = [readFloats(reader), readFloats(reader), readFloats(reader), readFloats(reader)];
  const progress = { state: { parameters, firstMoment, secondMoment, step }, losses };
  if (reader.ended) return progress;
  const best = readFloats(reader);
  const [bestStep, bestLoss, misses] = reader.f64() as unknown as readonly [number, number, number];
  return { ...progress, watched: { best, bestStep, bestLoss, misses } };
}
