// A mixture as bytes and back.
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { covarianceKinds, type MixtureLaw } from './mixture-law.ts';

export function encodeLaw({ dimensions, covariance, weights, means, covariances }: MixtureLaw): Uint8Array {
  return packArrays([Uint32Array.of(dimensions, covarianceKinds.indexOf(covariance)), weights, means, covariances]);
}

export function decodeLaw(bytes: Uint8Array): MixtureLaw {
  const reader = new ArrayReader(bytes);
  const [dimensions = 0, kind = 0] = reader.u32();
  return { dimensions, covariance: covarianceKinds[kind]!, weights: reader.f64(), means: reader.f64(), covariances: reader.f64() };
}
