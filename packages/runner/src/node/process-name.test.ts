import { describe, expect, it } from 'vitest';
import { beingWritten, temporaryOf } from './process-name.ts';

describe('a file that is being written', () => {
  it('is told from every other by its name, whichever process writes it', () => {
    expect(beingWritten(temporaryOf('study.yaml'))).toBe('study.yaml');
    expect(['manifest.json.pod-7d9-1.tmp', 'metrics.csv.node-12-4711.tmp'].map(beingWritten)).toEqual(['manifest.json', 'metrics.csv']);
    expect(['study.yaml', 'notes.tmp', 'run.lock.node-12-4711', 'generation-000012.txt'].map(beingWritten)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
