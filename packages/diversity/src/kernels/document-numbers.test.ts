import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { documentNumbers } from './document-numbers.ts';

it('gives equal documents equal numbers', () => {
  expect([...documentNumbers(documentsOfLists([[1, 2], [], [2, 1], [1, 2], []], 3))]).toEqual([0, 1, 2, 0, 1]);
});
