import { describe, expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { numberedWorld } from '../testing/sitter.ts';
import { TypeChronicle } from './chronicle.ts';

const REAL = [[0, 0, 0, 1, 1, 2], [3, 3, 5]];
const LATER = [[[0, 1, 3, 4]], [[0, 3, 4]], [[0, 0]]];

function chronicled(generations: number[][][]): TypeChronicle {
  const chronicle = new TypeChronicle();
  generations.forEach((lists, generation) => { chronicle.note(generation, documentsOf(lists)); });
  return chronicle;
}

describe('TypeChronicle', () => {
  it('tells which real types are gone and when each was last seen, the most frequent first', () => {
    const { lost, tables } = chronicled([REAL, ...LATER]).tell(numberedWorld);
    expect(lost).toMatchObject({ kinds: 5, gone: 4 });
    // 1 and 3 were as frequent, 1 went first; 4 was never real.
    expect(lost!.mostFrequent).toEqual([
      { name: '1', realCount: 2, lastSeen: 1 },
      { name: '3', realCount: 2, lastSeen: 2 },
      { name: '2', realCount: 1, lastSeen: 0 },
      { name: '5', realCount: 1, lastSeen: 0 },
    ]);
    expect(lost!.bands.slice(0, 2)).toEqual([{ atLeast: 1, atMost: 1, kinds: 2, gone: 2 }, { atLeast: 2, atMost: 5, kinds: 3, gone: 2 }]);
    expect(lost!.bands.at(-1)).toEqual({ atLeast: 101, kinds: 0, gone: 0 });
    expect(tables).toEqual({ 'lost-words.csv': 'word,realCount,lastSeen\n1,2,1\n3,2,2\n2,1,0\n5,1,0\n' });
  });

  it('takes back a type that returns', () => {
    expect(chronicled([[[0, 1]], [[0]], [[1]]]).tell(numberedWorld).lost!.mostFrequent).toEqual([{ name: '0', realCount: 1, lastSeen: 1 }]);
  });

  it('has lost nothing at generation 0', () => {
    expect(chronicled([REAL]).tell(numberedWorld).lost).toMatchObject({ kinds: 5, gone: 0, mostFrequent: [] });
  });

  it('goes on from its bytes to what it would have told', () => {
    const whole = chronicled([REAL, ...LATER]);
    const bytes = chronicled([REAL, LATER[0]!]).encode();
    const resumed = new TypeChronicle(bytes.slice());
    resumed.note(2, documentsOf(LATER[1]!));
    resumed.note(3, documentsOf(LATER[2]!));
    expect(resumed.encode()).toEqual(whole.encode());
    expect(resumed.tell(numberedWorld)).toEqual(whole.tell(numberedWorld));
  });

  it('quotes what a table could not hold otherwise', () => {
    const world = { ...numberedWorld, show: () => 'a "b",\nc' };
    expect(chronicled([[[0]], [[]]]).tell(world).tables!['lost-words.csv']).toBe('word,realCount,lastSeen\n"a ""b"",\nc",1,0\n');
  });
});
