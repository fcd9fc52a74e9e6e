import { describe, expect, it } from 'vitest';
import { stepsOf, wait, type Waiting } from './waiting.ts';

interface Counted {
  readonly n: number;
}

function* counting(values: readonly (number | Promise<number>)[]): Waiting<string, Counted> {
  for (const value of values) {
    let n: number;
    try {
      n = yield* wait(value);
    } catch (error) {
      n = -Number((error as Error).message);
    }
    if (n > 100) throw new RangeError('too many');
    yield { n };
  }
  return 'done';
}

const steps = (values: readonly (number | Promise<number>)[]) => stepsOf(counting(values), ({ n }) => n);

describe('steps', () => {
  it('come at once where nothing has to be waited for', () => {
    const run = steps([1, 2]);
    expect([run.step(), run.step(), run.step()]).toEqual([{ done: false, value: 1 }, { done: false, value: 2 }, { done: true, value: 'done' }]);
  });

  it('come later where something has, in the same order, and then at once again', async () => {
    const run = steps([Promise.resolve(1), 2]);
    const first = run.step();
    expect(first).toBeInstanceOf(Promise);
    expect([await first, run.step()]).toEqual([{ done: false, value: 1 }, { done: false, value: 2 }]);
  });

  it('are iterated like those of any asynchronous generator', async () => {
    const seen: number[] = [];
    for await (const n of steps([1, Promise.resolve(2), 3])) seen.push(n);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('hand a rejection to the computation where it waits', async () => {
    expect(await steps([Promise.reject(new Error('7'))]).step()).toEqual({ done: false, value: -7 });
  });

  it('throw what the computation throws, at once or later', async () => {
    expect(() => steps([101]).step()).toThrow('too many');
    await expect(steps([Promise.resolve(101)]).step()).rejects.toThrow('too many');
    await expect(steps([101]).next()).rejects.toThrow('too many');
  });
});
