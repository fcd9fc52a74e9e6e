// PyTorch's stored values. How they were made: pytorch.expected.py.
import { readFileSync } from 'node:fs';
import type { TensorData } from '../../tensor-data.ts';

/** A tensor as it is stored. */
export interface StoredTensor {
  readonly shape: number[];
  readonly data: number[];
  readonly integer: boolean;
}

export interface StoredCase {
  readonly inputs: StoredTensor[];
  readonly output: StoredTensor;
  /** What the output is multiplied with before it is summed to the loss. */
  readonly weights: StoredTensor;
  /** By each input that is not of integers. */
  readonly gradients: StoredTensor[];
}

export interface StoredAdamW {
  readonly start: StoredTensor[];
  readonly x: StoredTensor;
  readonly y: StoredTensor;
  readonly rates: number[];
  readonly losses: number[];
  readonly norms: number[];
  readonly end: StoredTensor[];
}

export const pytorch = JSON.parse(readFileSync(new URL('pytorch.expected.json', import.meta.url), 'utf8')) as {
  readonly torch: string;
  readonly adamW: StoredAdamW;
  readonly operators: Readonly<Record<string, StoredCase>>;
};

/** As it is fed to a session. */
export function fedFrom({ shape, data, integer }: StoredTensor): TensorData {
  return { data: integer ? Int32Array.from(data) : Float32Array.from(data), shape };
}
