import { expect, test } from 'vitest';
import type { Memory, Policy } from './contracts.ts';
import { openStudy } from './open-study.ts';
import { parseStudy } from './parse-study.ts';
import { extendLab } from './plugin.ts';
import { memoryHost } from './testing/memory-host.ts';
import { toyLab, toyStudy } from './testing/toy-lab.ts';

/** Training items by generation where a policy asks for a memory from generation 4 on alone, and is trained on it. */
async function trainedOn(memory: Memory): Promise<(number | undefined)[]> {
  const lab = extendLab(toyLab, [{
    path: 'mine.ts',
    plugin: (l) => l.definePolicy({
      id: 'late', summary: 'What is remembered, late.', parameters: l.z.strictObject({ asks: l.z.number() }),
      create: ({ asks }): Policy => (asks > 0 ? { remembers: [memory], compose: (loop) => loop[memory] } : { remembers: [], compose: ({ archive, training, synthetic }) => (archive.bornIn.length + training.bornIn.length > 0 ? archive : synthetic) }),
    }),
  }]);
  const study = parseStudy({ name: 'toy', text: toyStudy, overrides: ['generations=6', 'policy={ kind: late, asks: { schedule: step, from: 0, to: 1, at: 4 } }'] }, lab);
  const items: (number | undefined)[] = [];
  for await (const { rows, generation } of (await openStudy(lab, study, memoryHost())).runChain('loop', 0)) if (generation > 0) items.push(rows![0]!['trainingItems']);
  return items;
}

test('an archive that a scheduled policy asks for late holds everything since the real sample, and nothing is seen before', async () => {
  expect(await trainedOn('archive')).toEqual([20, 20, 20, 80, 100, 120]);
});

test('a training batch that a scheduled policy asks for late is that of the generation before', async () => {
  expect(await trainedOn('training')).toEqual([20, 20, 20, 20, 20, 20]);
});
