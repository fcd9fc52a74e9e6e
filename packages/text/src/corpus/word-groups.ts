// Which group of documents a document is of, by its words: the multinomial naive Bayes classifier (McCallum & Nigam 1998).
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { UserError, type Groups } from '@collapse-lab/runner';

/** What `groups.of` gives are places in 16 bits. */
const MOST = 1 << 16;

export interface WordGroupsOptions {
  readonly documents: Documents;
  /** Per document. */
  readonly groups: readonly string[];
  /** Distinct tokens. */
  readonly types: number;
  /** The documents that the groups' words are learned from. */
  readonly pool: Uint32Array;
}

export interface WordGroups extends Groups<Documents> {
  /** Share of the given documents whose own group `of` finds; NaN of none. */
  recognised(at: Uint32Array): number;
}

/**
 * Groups, those with the most documents first, then by name. A document, real or drawn, is of the group that is likeliest by its share of the pool's
 * documents and by its tokens there, each counted once more than it occurs; the first among equals. Throws UserError for more than 65,536 groups.
 */
export function wordGroups({ documents, groups, types, pool }: WordGroupsOptions): WordGroups {
  const names = namesOf(groups);
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const own = Uint16Array.from(groups, (name) => placeOf.get(name)!);
  const [items, tokens] = [new Float64Array(names.length), new Float64Array(names.length)];
  // Per type: how often each group has it.
  const counts = Array.from({ length: types }, () => new Map<number, number>());
  for (const i of pool) {
    const group = own[i]!;
    items[group]!++;
    for (let at = documents.starts[i]!; at < documents.starts[i + 1]!; at++) {
      const count = counts[documents.tokens[at]!]!;
      count.set(group, (count.get(group) ?? 0) + 1);
      tokens[group]!++;
    }
  }
  const of = (asked: Documents): Uint16Array => Uint16Array.from({ length: documentCount(asked) }, (_, i) => likeliest(asked.tokens.subarray(asked.starts[i]!, asked.starts[i + 1]!)));
  const likeliest = (words: Uint32Array): number => {
    const score = items.map((count, group) => Math.log(count / pool.length) - words.length * Math.log(tokens[group]! + types));
    for (const word of words) for (const [group, count] of counts[word] ?? []) score[group]! += Math.log(count + 1);
    return score.indexOf(score.reduce((most, each) => Math.max(most, each)));
  };
  return {
    names,
    of,
    recognised(at) {
      let found = 0;
      for (const i of at) if (likeliest(documents.tokens.subarray(documents.starts[i]!, documents.starts[i + 1]!)) === own[i]) found++;
      return found / at.length;
    },
  };
}

function namesOf(groups: readonly string[]): string[] {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  if (sizes.size > MOST) throw new UserError(`groups of the corpus must be at most ${MOST}, but got ${sizes.size}; group by a field with fewer values`);
  return [...sizes.keys()].sort((a, b) => sizes.get(b)! - sizes.get(a)! || (a < b ? -1 : 1));
}
