// Studies of points through the real loop, without disk.
import { openStudy, parseStudy, policies, type Lab, type OpenStudy } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { points } from '../domain.ts';

const lab: Lab = { domains: [points], policies };

/** Opens a study of one chain that records parameters and sizes; `keys` add to that and change it. */
export function openPoints(keys: Readonly<Record<string, unknown>>): Promise<OpenStudy> {
  const study = { name: 'replicates', heldOut: 1, chains: 1, measures: ['parameters', 'sizes'], ...keys };
  return openStudy(lab, parseStudy({ name: 'replicates', text: JSON.stringify(study) }, lab), memoryHost());
}
