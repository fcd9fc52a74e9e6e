import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { arrayScript, mergeScript, quoted } from './script.ts';

const NASTY = ["it's", '$(touch /tmp/owned)', '`id`', 'a\nb', '"', '\\', '100% ;&|<>*?', '-n', ''];

describe('scripts', () => {
  it.each(NASTY)('hand %j to the program as it is', (word) => {
    expect(spawnSync('bash', ['-c', `printf %s ${quoted(word)}`], { encoding: 'utf8' }).stdout).toBe(word);
  });

  it('run the task of their index with an attempt of its own for every start', () => {
    const script = arrayScript({ command: ['printf', '%s\n'], folder: "/runs/it's" }, { of: 40, probe: 'p', allowDrift: true });
    const { stdout } = spawnSync('bash', ['-s', '10'], { input: script, encoding: 'utf8', env: { ...process.env, SLURM_ARRAY_TASK_ID: '2', SLURM_JOB_ID: '77', SLURM_RESTART_COUNT: '1' } });
    expect(stdout.split('\n')).toEqual(['task', 'run', "/runs/it's", '--shard', '13/40', '--attempt', '77.1', '--probe', 'p', '--allow-drift', '']);
  });

  it('end with what the merge ends with', () => {
    expect(spawnSync('bash', ['-c', mergeScript({ command: ['bash', '-c', 'exit 3', '--'], folder: '/x' })]).status).toBe(3);
  });
});
