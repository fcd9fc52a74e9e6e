// A system's runs without a disk, for tests: the same chains of the same loop, kept in memory.
import { ARMS, chainsOf, openStudy, type JournalRow, type Lab, type Outcome, type RunRecord, type Study } from '@collapse-lab/runner';
import { nodeHost } from '@collapse-lab/runner/node';

/** Every chain of every arm. */
export async function runInMemory(study: Study, lab: Lab): Promise<RunRecord> {
  const { words, facts, columns, runChain } = await openStudy(lab, study, nodeHost(process.cwd()));
  const rows: JournalRow[] = [];
  const outcomes: Outcome[] = [];
  for (const arm of ARMS) {
    for (let chain = 0; chain < chainsOf(study, arm); chain++) {
      const run = runChain(arm, chain);
      for (let generation = -1; ; ) {
        const { done, value } = await run.step();
        if (done) {
          outcomes.push({ arm, chain, generation, ...(value ? { status: 'ended', reason: value } : { status: 'complete' }) });
          break;
        }
        generation = value.generation;
        value.rows?.forEach((values, member) => { rows.push({ arm, chain, member, generation, values }); });
      }
    }
  }
  return { study, folder: '', words, facts, columns, rows, outcomes, portraits: [] };
}
