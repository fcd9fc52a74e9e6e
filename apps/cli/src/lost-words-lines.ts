// Words that died in a terminal: how many, the most frequent of them, and where they all are.
import { LOST_WORDS_FILE, type LostWords } from '@collapse-lab/report/data';
import pc from 'picocolors';
import { figure } from './table.ts';

const NAMED = 6;

/** Nothing for runs that tell of no losses. */
export function formatLostWords(lost: LostWords | undefined): string[] {
  if (!lost) return [];
  const { called, kinds, gone, generation, mostFrequent, control } = lost;
  const chance = control ? ` (control ${figure(control.gone)})` : '';
  const named = mostFrequent.slice(0, NAMED).map(({ name }) => (name.trim() === name ? name : JSON.stringify(name))).join(', ');
  return [
    `${called.padEnd(10)}${figure(gone)} of ${figure(kinds)} real ${called} gone by generation ${figure(generation)}${chance}; first chain`,
    ...(gone > 0 ? [pc.dim(`          ${named}${gone > NAMED ? ', …' : ''}  (${LOST_WORDS_FILE})`)] : []),
  ];
}
