// A mixture as bytes and back.
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { covarianceKinds, type MixtureLaw } from './mixture-law.ts';

export function encodeLaw({ dimensions, covariance, weights, means, covariances, numbers = new Uint32Array(0) }: MixtureLaw): Uint8Array {
  return packArrays([Uint32Array.of(dimensions, covarianceKinds.indexOf(covariance), ...numbers), weights, means, covariances]);
}

export function decodeLaw(bytes: Uint8Array): MixtureLaw {
  const reader = new ArrayReader(bytes);
  const [dimensions = 0, kind = 0, ...numbers] = reader.u32();
  const law = { dimensions, covariance: covarianceKinds[kind]!, weights: reader.f64(), means: reader.f64(), covariances: reader.f64() };
  return numbers.length > 0 ? { ...law, numbers: Uint32Array.from(numbers) } : law;
}
