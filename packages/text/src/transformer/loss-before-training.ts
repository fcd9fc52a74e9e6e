// What the loss of a transformer begins at.
import type { Architecture } from './network.ts';

/**
 * About what the loss is before any training, in nats per token, to 0.2 (derived here, for the parameters that initialParameters draws): logits have variance 1, but that of the symbol
 * just read, whose embedding is half of what it is held against, is √(C/2).
 */
export function lossBeforeTraining({ symbols, width }: Pick<Architecture, 'symbols' | 'width'>): number {
  return Math.log(symbols * Math.exp(1 / 2) + Math.exp(Math.sqrt(width / 2)));
}
