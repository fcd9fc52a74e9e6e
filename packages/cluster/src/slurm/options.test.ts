import { describe, expect, it } from 'vitest';
import { checkSbatch } from './options.ts';

describe('options for sbatch', () => {
  it.each(['--time=2:00:00', '--account=me', '--dependency=afterok:7', '--mem', '-t10', '-p', '--wait-all-nodes=1', '--comment=--array'])('%s is handed on', (word) => {
    checkSbatch({ sbatch: [word] });
  });

  // The last three as sbatch takes them, by letters and by beginnings (sbatch(1), getopt_long).
  it.each(['--array=0-3%2', '--wrap=true', '--test-only', '--wait', '--parsable', '--output=x', '-a1', '-W', '--arr=1'])('%s is refused, as it would change what a job is', (word) => {
    expect(() => { checkSbatch({ sbatch: ['--mem=1G', word] }); }).toThrow(`--sbatch must be an option that is not set for the shards already, but got ${word}; `);
  });

  it.each(['', 'time=2:00:00', '/bin/true', '--', '-'])('%j is refused, as sbatch would run it as a script', (word) => {
    expect(() => { checkSbatch({ sbatch: [word] }); }).toThrow(`--sbatch must be one option of sbatch's, but got ${word}; write --sbatch=--time=2:00:00`);
  });
});
