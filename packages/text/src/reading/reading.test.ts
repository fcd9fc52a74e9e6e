// What is kept to be read of a study of text, from its loop on.
import { openStudy, parseStudy, policies, type Continuation, type Lab, type OpenStudy, type Portrait, type Row } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { describe, expect, it } from 'vitest';
import { text } from '../domain.ts';

const lab: Lab = { domains: [text], policies };

const study = (...overrides: string[]) => parseStudy({
  name: 'reading',
  text: `name: reading
world: { kind: zipf-markov, vocabulary: 500, exponent: 1, successors: 5, restart: 0.1, tokens: 30, ends: true, source: 1 }
model: { family: ngram, order: 2, smoothing: witten-bell, maxTokens: 200 }
policy: { kind: replace }
size: 60
heldOut: 20
generations: 4
chains: 2
`,
  overrides,
}, lab);

type SavedChain = NonNullable<Parameters<OpenStudy['runChain']>[2]>;

interface Kept {
  readonly portraits: Portrait[];
  readonly rows: (readonly Row[])[];
  readonly states: SavedChain[];
}

async function follow(chain: number, saved?: SavedChain, ...overrides: string[]): Promise<Kept> {
  const open = await openStudy(lab, study(...overrides), memoryHost());
  const kept: Kept = { portraits: [], rows: [], states: [] };
  for await (const step of open.runChain('loop', chain, saved)) {
    kept.portraits.push(await step.portray());
    kept.rows.push(step.rows!);
    kept.states.push(step.save([0]));
  }
  return kept;
}

describe('a study of text', () => {
  it('continues the same beginnings in every generation, and tells what is gone', async () => {
    const { portraits } = await follow(0);
    const beginnings = portraits.map(({ continued }) => (continued as readonly Continuation[]).map(({ prompt }) => prompt));
    expect(beginnings[0]).toHaveLength(3);
    for (const each of beginnings) expect(each).toEqual(beginnings[0]);
    // A type that no sample has can not come back.
    const gone = portraits.map(({ lost }) => lost!.gone);
    expect(gone[0]).toBe(0);
    expect(gone).toEqual(gone.toSorted((a, b) => a - b));
    expect(portraits.at(-1)!.tables!['lost-words.csv']!.split('\n')).toHaveLength(gone.at(-1)! + 2);
  });

  it('shows the same after it was saved and gone on with at any generation', async () => {
    const whole = await follow(0);
    for (const [t, state] of whole.states.entries()) {
      const { portraits } = await follow(0, state);
      expect(portraits).toEqual(whole.portraits.slice(t + 1));
    }
  });

  it('keeps a chronicle of the first chain alone', async () => {
    const { portraits, states } = await follow(1);
    expect(portraits.at(-1)!.lost).toBeUndefined();
    expect(states.every(({ chronicle }) => chronicle === undefined)).toBe(true);
  });

  it('has the rows that it has when nobody looks', async () => {
    const open = await openStudy(lab, study(), memoryHost());
    const rows: (readonly Row[])[] = [];
    for await (const step of open.runChain('loop', 0)) rows.push(step.rows!);
    expect((await follow(0)).rows).toEqual(rows);
  });
});
