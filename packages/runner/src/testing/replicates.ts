// Many small chains through the real loop, as replicates by which theory is tested.
import type { AnyDomain } from '../domain.ts';
import { openStudy, type OpenStudy } from '../open-study.ts';
import { parseStudy } from '../parse-study.ts';
import { policies } from '../policies/registry.ts';
import { memoryHost } from './memory-host.ts';

/** Opens a study of one chain in a domain, by its keys; one item is held out. */
export function openIn(domain: AnyDomain, keys: Readonly<Record<string, unknown>>): Promise<OpenStudy> {
  const lab = { domains: [domain], policies };
  const study = { name: 'replicates', heldOut: 1, chains: 1, ...keys };
  return openStudy(lab, parseStudy({ name: 'replicates', text: JSON.stringify(study) }, lab), memoryHost());
}

/** One column of every chain, [t][chain], t from 1 on; empty at 0 and where there is no row. Throws when a chain ends early. */
export async function replicate(study: OpenStudy, generations: number, chains: number, column: string): Promise<Float64Array[]> {
  const values = Array.from({ length: generations + 1 }, (_, t) => new Float64Array(t === 0 ? 0 : chains));
  for (let chain = 0; chain < chains; chain++) {
    let last = 0;
    // The first chain is shown as it goes, which costs what is of no use here.
    for await (const { generation: t, rows } of study.runChain('loop', chain + 1)) {
      if (t > 0 && rows) values[t]![chain] = rows[0]![column]!;
      last = t;
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
