import { describe, expect, it } from 'vitest';
import { openStudy } from '../open-study.ts';
import { parseStudy } from '../parse-study.ts';
import { memoryHost } from '../testing/memory-host.ts';
import { toyLab, toyStudy } from '../testing/toy-lab.ts';

async function rowsOf(policy: string, ...overrides: string[]): Promise<(readonly number[])[]> {
  const study = await openStudy(toyLab, parseStudy({ name: 'toy', text: toyStudy, overrides: [`policy=${policy}`, 'generations=4', ...overrides] }, toyLab), memoryHost());
  const out: (readonly number[])[] = [];
  for await (const { rows } of study.runChain('loop', 0)) out.push([rows![0]!['trainingItems']!, rows![0]!['realShare']!]);
  return out.slice(1);
}

describe('accumulate-mix', () => {
  it('adds its shares of the size to what was trained on, and keeps all', async () => {
    // 20 real items; each generation 5 real and 10 synthetic ones more.
    expect(await rowsOf('{ kind: accumulate-mix, real: 0.25, synthetic: 0.5 }')).toEqual([[20, 1], [35, 25 / 35], [50, 30 / 50], [65, 35 / 65]]);
  });

  it('of all that was drawn and nothing real is accumulate', async () => {
    expect(await rowsOf('{ kind: accumulate-mix, real: 0, synthetic: 1 }')).toEqual(await rowsOf('{ kind: accumulate }'));
  });

  it('of nothing is the first batch for ever', async () => {
    expect(await rowsOf('{ kind: accumulate-mix, real: 0, synthetic: 0 }')).toEqual(Array(4).fill([20, 1]));
  });
});
