// What became of the types of a chain's real sample: when each was last seen.
import { ArrayReader, packArrays, type Documents } from '@collapse-lab/numeric';
import type { Chronicle, Chronicled, LossBand, World } from '@collapse-lab/runner';
import { BAND_STARTS, countBands } from '../frequency-bands.ts';
import { tokenCounts } from '../token-counts.ts';

/** Types that reports name. */
const NAMED = 40;

/** Of every type of generation 0: how often it occurred there, and the last generation that had it. O(tokens) a generation, 8 bytes a type. */
export class TypeChronicle implements Chronicle<Documents> {
  private generation = 0;
  private realCount = new Uint32Array(0);
  private lastSeen = new Uint32Array(0);

  constructor(saved?: Uint8Array) {
    if (!saved) return;
    const reader = new ArrayReader(saved);
    this.generation = reader.u32()[0]!;
    this.realCount = reader.u32().slice();
    this.lastSeen = reader.u32().slice();
  }

  note(generation: number, sample: Documents): void {
    this.generation = generation;
    if (generation === 0) {
      this.realCount = tokenCounts(sample).slice();
      this.lastSeen = new Uint32Array(this.realCount.length);
      return;
    }
    const { tokens, starts } = sample;
    const { lastSeen } = this;
    for (let i = starts[0]!; i < starts[starts.length - 1]!; i++) if (tokens[i]! < lastSeen.length) lastSeen[tokens[i]!] = generation;
  }

  tell(world: World<Documents>): Chronicled {
    const { realCount, lastSeen, generation } = this;
    const known = [...realCount.keys()].filter((type) => realCount[type]! > 0);
    const gone = known.filter((type) => lastSeen[type]! < generation);
    // The most frequent first; among equals those that went first, and then by id.
    gone.sort((a, b) => realCount[b]! - realCount[a]! || lastSeen[a]! - lastSeen[b]! || a - b);
    const entries = gone.map((type) => ({ name: world.show({ tokens: Uint32Array.of(type), starts: Uint32Array.of(0, 1) }, 0), realCount: realCount[type]!, lastSeen: lastSeen[type]! }));
    const bands = countBands(BAND_STARTS).map(({ atLeast, atMost }): LossBand => {
      const inside = (type: number): boolean => realCount[type]! >= atLeast && realCount[type]! <= atMost;
      return { atLeast, ...(atMost < Infinity && { atMost }), kinds: known.filter(inside).length, gone: gone.filter(inside).length };
    });
    const lines = entries.map(({ name, realCount: count, lastSeen: last }) => `${csvCell(name)},${count},${last}\n`);
    return {
      lost: { kinds: known.length, gone: gone.length, bands, mostFrequent: entries.slice(0, NAMED) },
      tables: { 'lost-words.csv': `word,realCount,lastSeen\n${lines.join('')}` },
    };
  }

  encode(): Uint8Array {
    return packArrays([Uint32Array.of(this.generation), this.realCount, this.lastSeen]);
  }
}

/** A cell as RFC 4180 has it. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
