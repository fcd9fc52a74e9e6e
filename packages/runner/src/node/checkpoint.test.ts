import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Step } from '../open-study.ts';
import type { SavedChain } from '../saved-chain.ts';
import { CheckpointStore } from './checkpoint.ts';

const folder = (): string => join(mkdtempSync(join(tmpdir(), 'checkpoint-')), 'loop-00000');
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** A step of two members; the first one's archive holds one byte per item, so that segments show which items they hold. */
function step(generation: number, archive: readonly number[]): Step {
  const save = ([from = 0]: readonly number[]): SavedChain => ({
    generation,
    taken: 5 * generation,
    members: [
      { baseline: { x: 1.5, y: NaN, z: -Infinity }, batches: [bytes(1), bytes(2, 2), bytes()], fitted: bytes(9, 9), archive: [bytes(...archive.slice(from))] },
      { baseline: undefined, batches: [bytes(3)], fitted: undefined, archive: [bytes()] },
    ],
  });
  return { generation, rows: undefined, archived: [archive.length, 0], portray: () => Promise.resolve({ text: '' }), save };
}

describe('a checkpoint', () => {
  it('is read back as it was written, odd numbers in the baseline too', () => {
    const path = folder();
    new CheckpointStore(path).write(0, step(4, []), 123);
    const saved = step(4, []).save([]);
    const members = saved.members.map((member) => ({ ...member, archive: [] }));
    expect(new CheckpointStore(path).read(() => true)).toEqual({ chain: 0, journalBytes: 123, saved: { ...saved, members } });
  });

  it('writes each archived item once, also after it was read by another process', () => {
    const path = folder();
    const first = new CheckpointStore(path);
    first.write(0, step(1, [10, 11]), 1);
    first.write(0, step(2, [10, 11, 12]), 2);
    const second = new CheckpointStore(path);
    second.read(() => true);
    second.write(0, step(3, [10, 11, 12, 13]), 3);
    expect(new CheckpointStore(path).read(() => true)?.saved.members[0]?.archive).toEqual([bytes(10, 11), bytes(12), bytes(13)]);
  });

  it('is no checkpoint when any of its bytes is changed or missing', () => {
    const path = folder();
    new CheckpointStore(path).write(0, step(1, [10]), 1);
    for (const name of readdirSync(path)) {
      const whole = readFileSync(join(path, name));
      for (let at = 0; at < whole.length; at += 7) {
        const damaged = Uint8Array.from(whole);
        damaged[at]! ^= 1;
        writeFileSync(join(path, name), damaged);
        expect(new CheckpointStore(path).read(() => true)).toBeUndefined();
        writeFileSync(join(path, name), whole.subarray(0, at));
        expect(new CheckpointStore(path).read(() => true)).toBeUndefined();
      }
      writeFileSync(join(path, name), whole);
    }
    expect(new CheckpointStore(path).read(() => true)).toBeDefined();
  });

  it('leaves nothing behind when it is cleared', () => {
    const path = folder();
    const store = new CheckpointStore(path);
    store.write(0, step(1, [10]), 1);
    store.clear();
    expect(existsSync(path)).toBe(false);
    expect(store.read(() => true)).toBeUndefined();
  });
});
