// A system's runs without a disk, for tests: the same chains of the same loop, kept in memory.
import { openStudy, type JournalRow, type Lab, type Outcome, type RunRecord, type Study } from '@collapse-lab/runner';
import { nodeHost } from '@collapse-lab/runner/node';

/** Every chain of a study's loop; controls and floors, which verdicts do not read, are left out. */
export async function runInMemory(study: Study, lab: Lab): Promise<RunRecord> {
  const { words, facts, columns, runChain } = await openStudy(lab, study, nodeHost(process.cwd()));
  const rows: JournalRow[] = [];
  const outcomes: Outcome[] = [];
  for (let chain = 0; chain < study.chains; chain++) {
    const run = runChain('loop', chain);
    for (let generation = -1; ; ) {
      const { done, value } = await run.step();
      if (done) {
        outcomes.push({ arm: 'loop', chain, generation, ...(value ? { status: 'ended', reason: value } : { status: 'complete' }) });
        break;
      }
      generation = value.generation;
      value.rows?.forEach((values, member) => { rows.push({ arm: 'loop', chain, member, generation, values }); });
    }
  }
  return { study, folder: '', words, facts, columns, rows, outcomes, portraits: [] };
}
