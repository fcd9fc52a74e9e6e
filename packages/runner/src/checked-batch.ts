// Batches that members hand to the loop, checked at a glance: each of a batch's lists has one entry per item.
import type { Batch, DataAlgebra } from './contracts.ts';
import { UserError } from './errors.ts';
import { inWords } from './value-in-words.ts';

const LISTS = [['bornIn', Uint32Array, true], ['bornBy', Uint16Array, true], ['weight', Float64Array, false], ['answered', Uint8Array, false]] as const;

/** The batch, where its lists are as long as it has items; throws UserError naming the member that made it. */
export function checkedBatch<D>(kind: string, id: string, { size }: DataAlgebra<D>, batch: Batch<D>): Batch<D> {
  if (typeof batch !== 'object' || (batch as unknown) === null) throw new UserError(`${kind} "${id}" must give a batch, but gave ${inWords(batch)}; mend what it returns`);
  const items = size(batch.items);
  for (const [name, Type, required] of LISTS) {
    const list: unknown = batch[name];
    if (list === undefined && !required) continue;
    const length = list instanceof Type ? list.length : undefined;
    if (length !== items) throw new UserError(`${kind} "${id}" must give a batch whose ${name} is a ${Type.name} with an entry for each of the ${items} items, but gave ${length ?? inWords(list)}; mend what it returns`);
  }
  return batch;
}
