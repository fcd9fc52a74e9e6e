import fc from 'fast-check';
import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

const at = (id: string | number): string => `packages/gmm/src/${id}.ts`;

test('a ring is told as the way round it, at the import that closes it', () => {
  const files = { [at('a')]: "import './b.ts';", [at('b')]: "import './leaf.ts'; import './c.ts';", [at('leaf')]: '', [at('c')]: "\nexport type { B } from './b.ts';" };
  expect(violations('rings', files)).toEqual([
    'packages/gmm/src/c.ts:2:24  rings  imports must not form a ring, but packages/gmm/src/b.ts → packages/gmm/src/c.ts → packages/gmm/src/b.ts; move what both need into a third file',
  ]);
});

test('a ring that several files lead to is told once', () => {
  const files = { [at('a')]: "import './c.ts'; import './d.ts';", [at('b')]: "import './c.ts';", [at('c')]: "import './d.ts';", [at('d')]: "import './c.ts';" };
  expect(violations('rings', files)).toHaveLength(1);
});

test('a ring through the name of the own package is a ring', () => {
  expect(violations('rings', { [at('index')]: "export * from './a.ts';", [at('a')]: "import '@collapse-lab/gmm';" })).toHaveLength(1);
});

test('two ways to one file, missing files and a file that imports itself are no rings', () => {
  const files = { [at('a')]: "import './b.ts'; import './c.ts'; import './a.ts';", [at('b')]: "import './c.ts';", [at('c')]: "import './gone.ts';" };
  expect(violations('rings', files)).toEqual([]);
});

/** Whether files can be read one after another, each after all it imports: takes away files without imports until none is left. */
function canBeOrdered(count: number, edges: readonly (readonly [number, number])[]): boolean {
  let left = Array.from({ length: count }, (_, i) => i);
  for (;;) {
    const blocked = left.filter((i) => edges.some(([from, to]) => from === i && from !== to && left.includes(to)));
    if (blocked.length === left.length) return left.length === 0;
    left = blocked;
  }
}

test('there is a finding exactly when the files cannot be ordered', () => {
  const edge = fc.tuple(fc.nat(5), fc.nat(5));
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 10 }), (edges) => {
      const text = (i: number): string => edges.flatMap(([from, to]) => (from === i ? [`import './${to}.ts';`] : [])).join('\n');
      const files = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [at(i), text(i)]));
      expect(violations('rings', files).length === 0).toBe(canBeOrdered(6, edges));
    }),
    { seed: 1, numRuns: 300 },
  );
});
