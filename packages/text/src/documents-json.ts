// Documents as JSON, for programs that speak it: a list of token ids per document.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { JsonItems } from '@collapse-lab/runner';

const LARGEST_ID = 0xffff_ffff;

/** Documents by their token ids, which stay ids. */
export const documentsJson: JsonItems<Documents> = {
  toList: (documents) => {
    const { tokens, starts } = documents;
    return Array.from({ length: documentCount(documents) }, (_, i) => Array.from(tokens.subarray(starts[i]!, starts[i + 1]!)));
  },
  fromList(list) {
    const starts = new Uint32Array(list.length + 1);
    list.forEach((item, i) => {
      if (!isDocument(item)) throw new RangeError(`item ${i} must be a list of token ids (whole numbers from 0 on), but got ${JSON.stringify(item)}`);
      starts[i + 1] = starts[i]! + item.length;
    });
    const tokens = new Uint32Array(starts[list.length]!);
    (list as readonly (readonly number[])[]).forEach((document, i) => { tokens.set(document, starts[i]!); });
    return { tokens, starts };
  },
};

function isDocument(item: unknown): item is number[] {
  return Array.isArray(item) && item.every((id) => Number.isInteger(id) && id >= 0 && id <= LARGEST_ID);
}
