import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FitStopped } from '../errors.ts';
import type { Step } from '../open-study.ts';
import type { SavedChain } from '../saved-chain.ts';
import { CheckpointStore, type Checkpoint } from './checkpoint.ts';

const folder = (): string => join(mkdtempSync(join(tmpdir(), 'checkpoint-')), 'loop-00000');
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** A step of two members; the first one's archive holds one byte per item, so that segments show which items they hold. */
function step(generation: number, archive: readonly number[]): Step {
  const save = ([from = 0]: readonly number[]): SavedChain => ({
    generation,
    taken: 5 * generation,
    members: [
      { baseline: { x: 1.5, y: NaN, z: -Infinity }, batches: [bytes(1), bytes(2, 2), bytes()], fitted: bytes(9, 9), first: bytes(7), clock: 0.25, archive: [bytes(...archive.slice(from))] },
      { baseline: undefined, batches: [bytes(3)], fitted: undefined, first: undefined, clock: undefined, archive: [bytes()] },
    ],
  });
  return { generation, rows: undefined, archived: [archive.length, 0], portray: () => Promise.resolve({ text: '' }), save };
}

const going = (): boolean => false;

const read = (path: string): Checkpoint | undefined => new CheckpointStore(path).read(() => true);

/** A folder with the states of these steps, the last two of which are there to be read. */
function written(...steps: readonly Step[]): string {
  const path = folder();
  const store = new CheckpointStore(path);
  steps.forEach((each, i) => { store.write(7, each, 100 * i); });
  return path;
}

describe('a checkpoint', () => {
  it('is read back as it was written, odd numbers in the baseline too', () => {
    const saved = step(4, []).save([]);
    const members = saved.members.map((member) => ({ ...member, archive: [] }));
    expect(read(written(step(2, []), step(3, []), step(4, [])))).toEqual({ chain: 7, generation: 4, journalBytes: 200, saved: { ...saved, members } });
  });

  it('writes each archived item once, also after it was read by another process', () => {
    const path = written(step(1, [10, 11]), step(2, [10, 11, 12]));
    const second = new CheckpointStore(path);
    second.read(() => true);
    second.write(7, step(3, [10, 11, 12, 13]), 3);
    const [first] = read(path)!.saved.members;
    expect(first!.archive.map((segment) => [...segment])).toEqual([[10, 11], [12], [13]]);
    // Two states and one archive, however often it was saved.
    expect(readdirSync(path).sort()).toEqual(['archive-0.bin', 'state-0.bin', 'state-1.bin']);
  });

  it('leaves nothing behind when it is cleared', () => {
    const path = written(step(1, [10]));
    const store = new CheckpointStore(path);
    expect(store.isEmpty).toBe(false);
    store.clear();
    expect([existsSync(path), store.isEmpty, store.read(() => true)]).toEqual([false, true, undefined]);
  });
});

/** What there is to read while a file is damaged in every way: each byte from `from` on flipped, each shorter length, and no file. */
function whileDamaged<T>(path: string, from: number, seen: () => T): Set<T> {
  const whole = readFileSync(path);
  const all = new Set<T>();
  for (let at = from; at < whole.length; at++) {
    const flipped = Uint8Array.from(whole);
    flipped[at]! ^= 1;
    for (const bytes of [flipped, whole.subarray(0, at)]) {
      writeFileSync(path, bytes);
      all.add(seen());
    }
  }
  rmSync(path);
  all.add(seen());
  writeFileSync(path, whole);
  return all;
}

describe('the checkpoint before', () => {
  const steps = [step(1, [10, 11]), step(2, [10, 11, 12])] as const;
  const generation = (path: string): number | undefined => read(path)?.generation;

  it('serves when the newest is damaged anywhere, cut or gone, and with both damaged there is none', () => {
    const path = written(...steps);
    const [older, newest] = ['state-0.bin', 'state-1.bin'].map((name) => join(path, name));
    const found = (): number | undefined => generation(path);
    expect(whileDamaged(newest!, 0, found)).toEqual(new Set([1]));
    expect(whileDamaged(older!, 0, found)).toEqual(new Set([2]));
    writeFileSync(newest!, '');
    expect(whileDamaged(older!, 0, found)).toEqual(new Set([undefined]));
  });

  it('serves when a segment that only the newest has is damaged; one that both have costs both', () => {
    const path = written(...steps);
    const archive = join(path, 'archive-0.bin');
    const { length } = readFileSync(join(written(steps[0]), 'archive-0.bin'));
    // Without the file there is nothing for either state to find.
    expect(whileDamaged(archive, length, () => (existsSync(archive) ? generation(path) : 1))).toEqual(new Set([1]));
    expect(generation(path)).toBe(2);
    writeFileSync(archive, Uint8Array.from(readFileSync(archive), (byte, at) => (at === length - 1 ? byte ^ 1 : byte)));
    expect(generation(path)).toBeUndefined();
    rmSync(archive);
    expect(generation(path)).toBeUndefined();
  });

  it('serves when the newest does not fit', () => {
    expect(new CheckpointStore(written(...steps)).read((place) => place.generation < 2)).toMatchObject({ chain: 7, generation: 1, journalBytes: 0 });
  });

  it('is the one that stays when writing goes on after the newest was lost, and its archive grows on from there', () => {
    const path = written(...steps);
    writeFileSync(join(path, 'state-1.bin'), 'no state');
    const store = new CheckpointStore(path);
    store.read(() => true);
    store.write(7, step(3, [10, 11, 12, 13]), 3);
    expect(read(path)!.saved.members[0]!.archive.map((segment) => [...segment])).toEqual([[10, 11], [12, 13]]);
    rmSync(join(path, 'state-1.bin'));
    expect(generation(path)).toBe(1);
  });

  it('and the newest are both there after a kill between any two writes', () => {
    const path = written(...steps);
    const { size } = statSync(join(path, 'archive-0.bin'));
    // What a kill leaves while the third is being written: more archive than any state names, and a temporary file.
    appendFileSync(join(path, 'archive-0.bin'), 'half a segm');
    writeFileSync(join(path, 'state-0.bin.1.tmp'), 'half a state');
    const store = new CheckpointStore(path);
    expect(store.read(() => true)?.generation).toBe(2);
    store.write(7, step(3, [10, 11, 12, 13]), 3);
    expect(statSync(join(path, 'archive-0.bin')).size).toBe(size + 8 + 1);
    expect(generation(path)).toBe(3);
  });
});

describe('what a fit leaves', () => {
  it('is for the very same fit, with or without states beside it, until the chain is finished', () => {
    const path = written(step(2, []), step(3, []));
    const leave = (store: CheckpointStore, fit: string, value: number): void => { store.fits(going, 0)(fit).save(() => bytes(value)); };
    leave(new CheckpointStore(path), '1/chain:0/generation:4/member:0/fit', 5);
    const store = new CheckpointStore(path);
    const found = (fit: string): Uint8Array | undefined => store.fits(going)(fit).load();
    expect(found('1/chain:0/generation:4/member:0/fit')).toEqual(bytes(5));
    expect(found('1/chain:0/generation:5/member:0/fit')).toBeUndefined();
    store.forgetStates();
    expect([store.read(() => true), found('1/chain:0/generation:4/member:0/fit')]).toEqual([undefined, bytes(5)]);
    leave(store, '1/chain:0/generation:5/member:0/fit', 6);
    expect([found('1/chain:0/generation:4/member:0/fit'), found('1/chain:0/generation:5/member:0/fit')]).toEqual([undefined, bytes(6)]);
    store.write(7, step(5, []), 0);
    const kept = join(folder(), 'kept');
    store.moveTo(kept, 1e6);
    expect(readdirSync(kept)).not.toContain('fit.bin');
    expect(existsSync(path)).toBe(false);
  });

  it('is not written again within a second, nor is it asked for then', () => {
    const store = new CheckpointStore(folder());
    store.fits(going)('fit').save(() => { throw new Error('asked'); });
    expect(store.fits(going)('fit').load()).toBeUndefined();
  });

  it('is written at once where the run is to stop, which ends the fit', () => {
    const store = new CheckpointStore(folder());
    expect(() => { store.fits(() => true)('fit').save(() => bytes(4)); }).toThrow(FitStopped);
    expect(store.fits(going)('fit').load()).toEqual(bytes(4));
  });

  it('is not there when it is damaged', () => {
    const path = folder();
    new CheckpointStore(path).fits(going, 0)('fit').save(() => bytes(1, 2, 3));
    appendFileSync(join(path, 'fit.bin'), 'x');
    expect(new CheckpointStore(path).fits(going)('fit').load()).toBeUndefined();
  });
});
