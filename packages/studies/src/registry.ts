// The published systems by name.
import { unknownId, UserError } from '@collapse-lab/runner';
import * as all from './systems/all.ts';
import type { PublishedSystem } from './system.ts';

/** All of them, in the order of their rows: 1a, 1b, 2, …, 10. */
export const systems: readonly PublishedSystem[] = Object.values<PublishedSystem>(all).sort((a, b) => inOrder(a.rows[0]!, b.rows[0]!) || inOrder(a.id, b.id));

/** Systems by name or row; throws UserError that lists the names. */
export function systemsNamed(words: readonly string[]): PublishedSystem[] {
  return words.map((word) => {
    const found = systems.find(({ id, rows }) => id === word || rows.includes(word));
    if (found) return found;
    throw new UserError(unknownId('study of a published system', word, systems.map(({ id }) => id)));
  });
}

function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
