import { expect, test } from 'vitest';
import { check, line, summary } from './check.ts';
import { tinyHouse } from './testing/tiny-house.ts';

test('violations of all rules come sorted by place', () => {
  const workspace = tinyHouse({
    'packages/numeric/src/b.ts': 'export const x: any = 1;',
    'packages/numeric/src/a.ts': "import './a.ts';\nimport 'zod';\nexport const y = 2 ** 3 as any;",
  });
  expect(check(workspace).map(line).map((text) => text.split('  ').slice(0, 2))).toEqual([
    ['packages/numeric/src/a.ts:2:8', 'undeclared'],
    ['packages/numeric/src/a.ts:3:20', 'numeric'],
    ['packages/numeric/src/a.ts:3:28', 'any'],
    ['packages/numeric/src/b.ts:1:17', 'any'],
  ]);
});

test('a sound workspace has no violations, and its summary counts what was read', () => {
  const workspace = tinyHouse({
    'packages/numeric/src/a.ts': 'export const a = 1;',
    'packages/numeric/src/index.ts': "export { a } from './a.ts';",
  });
  expect(check(workspace)).toEqual([]);
  expect(summary(workspace)).toMatch(/^\d+ rules hold: 1 projects, 2 files, 1 imports$/);
});
