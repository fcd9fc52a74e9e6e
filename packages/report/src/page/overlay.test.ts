import type { RunRecord } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { colourOf } from '../draw/palette.ts';
import { plain } from '../testing/plain.ts';
import { mixtureRun } from '../testing/records.ts';
import { overlaySection } from './overlay-section.ts';
import { html } from './markup.ts';

const run = (change: Partial<RunRecord['study']> = {}): RunRecord => {
  const record = mixtureRun({ generations: 40, chains: 3, control: 1 });
  return { ...record, study: { ...record.study, ...change } };
};
const text = (runs: readonly RunRecord[]): string => html`${overlaySection(runs)}`.text;

describe('measure by measure', () => {
  it('lays runs on the same real data over each other, in a panel per measure that moves, beyond the common axes', () => {
    const drawn = text([run(), run({ policy: { kind: 'accumulate' } })]);
    expect(plain({ text: drawn })).toMatch(/^Measure by measure All runs have the same real data/);
    expect(drawn).toContain('aria-label="variance (value²) against generation"');
    expect(drawn).toContain(colourOf(1));
    expect(drawn).not.toContain('aria-label="relativeSupport');
  });

  it('leaves out what families say of their own training, and what one run has alone', () => {
    const traced = run();
    const columns = traced.columns.map((column) => (column.name === 'emIterations' ? { ...column, inTrace: true } : column));
    const alone = { ...run(), rows: run().rows.map((row) => ({ ...row, values: { heldOutNll: row.values['heldOutNll']! } })) };
    expect(text([{ ...traced, columns }, { ...run(), columns }])).not.toContain('emIterations');
    expect(text([run(), alone])).not.toContain('variance');
  });

  it('says nothing of runs on other data, or on more of them', () => {
    expect(text([run(), run({ size: 2000 })])).toBe('');
    expect(text([run(), run({ world: { kind: 'ring' } })])).toBe('');
  });
});
