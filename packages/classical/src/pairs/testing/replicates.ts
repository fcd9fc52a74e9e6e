// Many small chains of regressions through the real loop, as replicates by which theory is tested.
import { openStudy, parseStudy, policies, type Lab, type OpenStudy } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { pairs } from '../domain.ts';

const lab: Lab = { domains: [pairs], policies };

/** Opens a study of regressions; its rows are the fitted parameters, the sizes and the error of the slopes. */
export function openRegression(keys: Readonly<Record<string, unknown>>): Promise<OpenStudy> {
  const study = { name: 'replicates', heldOut: 1, chains: 1, measures: ['parameters', 'sizes', 'slope-error'], ...keys };
  return openStudy(lab, parseStudy({ name: 'replicates', text: JSON.stringify(study) }, lab), memoryHost());
}

/** One column of every chain, [t][chain], t from 1 on; index 0 is empty. Throws when a chain ends early. */
export async function replicate(study: OpenStudy, generations: number, chains: number, column: string): Promise<Float64Array[]> {
  const values = Array.from({ length: generations + 1 }, (_, t) => new Float64Array(t === 0 ? 0 : chains));
  for (let chain = 0; chain < chains; chain++) {
    let last = 0;
    for await (const { generation: t, rows } of study.runChain('loop', chain)) {
      if (t > 0) values[(last = t)]![chain] = rows![0]![column]!;
    }
    if (last !== generations) throw new Error(`chain ${chain} ended at generation ${last}`);
  }
  return values;
}

/** How many standard errors, estimated from the replicates, their mean lies from its expectation. */
export function zScore(values: Float64Array, expected: number): number {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  return (mean - expected) / Math.sqrt(variance / n);
}
