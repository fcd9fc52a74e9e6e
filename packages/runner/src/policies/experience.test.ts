import { describe, expect, it } from 'vitest';
import type { Row, World } from '../contracts.ts';
import type { Lab } from '../domain.ts';
import { openStudy } from '../open-study.ts';
import { parseStudy } from '../parse-study.ts';
import { extendLab } from '../plugin.ts';
import type { SavedChain } from '../saved-chain.ts';
import { memoryHost } from '../testing/memory-host.ts';
import { toyLab, toyStudy } from '../testing/toy-lab.ts';


/** The toy laboratory with a world of zeros that answers every proposal with 100 · generation, or as `respond` says. */
const answering = (respond: World<Float64Array>['respond'] = (proposals, { generation }) => proposals.map(() => 100 * generation)): Lab =>
  extendLab(toyLab, [{
    path: 'mine.ts',
    plugin: (lab) => lab.defineWorld({
      domain: 'numbers', id: 'answering', summary: 'Zeros.', parameters: lab.z.strictObject({}), offers: ['respond'],
      create: () => ({ open: () => ({ draw: ({ count }) => new Float64Array(count), respond, show: String, facts: {} }) }),
    }),
  }]);

const open = (lab: Lab, policy: string, ...overrides: string[]) =>
  openStudy(lab, parseStudy({ name: 'toy', text: toyStudy, overrides: ['world={kind: answering}', 'generations=5', `policy=${policy}`, ...overrides] }, lab), memoryHost());

async function rowsOf(lab: Lab, policy: string, ...overrides: string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const step of (await open(lab, policy, ...overrides)).runChain('loop', 0)) rows.push(step.rows![0]!);
  return rows;
}
const column = (rows: readonly Row[], name: string): (number | undefined)[] => rows.slice(1).map((row) => row[name]);

describe('experience', () => {
  it('trains on what the last model proposed, with the outcomes of the world as it then is', async () => {
    const rows = await rowsOf(answering(), '{ kind: experience, answered: 1, keep: last }');
    expect(column(rows, 'fittedMean')).toEqual([0, 200, 300, 400, 500]);
    expect(column(rows, 'trainingItems')).toEqual([20, 20, 20, 20, 20]);
    // A proposal of a model is not real altogether, whatever its outcome.
    expect(column(rows, 'realShare')).toEqual([1, 0, 0, 0, 0]);
    expect(column(rows, 'answeredShare')).toEqual([undefined, 1, 1, 1, 1]);
  });

  it('leaves what is not answered as the model drew it', async () => {
    const rows = await rowsOf(answering(), '{ kind: experience, answered: { schedule: list, values: [0, 0, 0.29, 0.5] }, keep: last }');
    expect(column(rows, 'answeredShare')).toEqual([undefined, 0, 5 / 20, 0.5, 0.5]);
    // Generation 1 learned zeros alone and draws nothing else; at 3 five of twenty are answered by 300.
    expect(column(rows, 'fittedMean').slice(0, 3)).toEqual([0, 0, 75]);
  });

  it('keeps all in a replay buffer that starts with the real sample', async () => {
    const rows = await rowsOf(answering(), '{ kind: experience, answered: 1, keep: all }');
    expect(column(rows, 'trainingItems')).toEqual([20, 40, 60, 80, 100]);
    expect(column(rows, 'realShare')).toEqual([1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]);
    expect(column(rows, 'answeredShare')).toEqual([undefined, 1 / 2, 2 / 3, 3 / 4, 4 / 5]);
    expect(column(rows, 'fittedMean')).toEqual([0, 100, (200 + 300) / 3, (200 + 300 + 400) / 4, (200 + 300 + 400 + 500) / 5]);
  });

  it('goes on from a saved generation with what it knows of each item', async () => {
    const study = await open(answering(), '{ kind: experience, answered: 0.5, keep: all }');
    const whole: unknown[] = [];
    let saved: SavedChain | undefined;
    for await (const step of study.runChain('loop', 0)) {
      whole.push(step.rows);
      if (step.generation === 3) saved = step.save([]);
    }
    const rest: unknown[] = [];
    for await (const step of study.runChain('loop', 0, saved)) rest.push(step.rows);
    expect(rest).toEqual(whole.slice(4));
  });

  it('in a world that does not answer is refused when the study is opened, naming worlds that do', async () => {
    await expect(open(answering(), '{ kind: experience, answered: 1, keep: last }', 'world={kind: normal}')).rejects.toThrow(
      'policy "experience" must have a world that answers what models propose, but "normal" is none; such worlds: answering',
    );
  });

  it('needs an answer to every proposal', async () => {
    await expect(rowsOf(answering((proposals) => proposals.subarray(1)), '{ kind: experience, answered: 1, keep: last }')).rejects.toThrow(
      'a world must answer each of the 20 proposals, but gave 19 answers',
    );
  });
});
