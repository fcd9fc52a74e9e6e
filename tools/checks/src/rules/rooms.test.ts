import { expect, test } from 'vitest';
import { violations } from '../testing/tiny-house.ts';

const runner = {
  'packages/runner/package.json': JSON.stringify({ name: '@collapse-lab/runner', exports: { './node': { '@collapse-lab/source': './src/node/index.ts' } } }),
  'packages/runner/src/node/index.ts': "import 'node:fs'; process.exit(Buffer.length);",
};

function wrong(text: string): string[] {
  return violations('rooms', { ...runner, 'packages/gmm/src/a.ts': text }).map((line) => /:(\d+:\d+) .* but (.*);/.exec(line)!.slice(1).join(' '));
}

test('modules of Node are refused, with and without prefix, for types too', () => {
  expect(wrong("import 'node:fs';\nimport type { Stats } from 'fs/promises';\nexport const os = import('node:os');")).toEqual([
    '1:8 imports node:fs', '2:28 imports fs/promises', '3:26 imports node:os',
  ]);
});

test('rooms of Node are refused, from the own package and from another', () => {
  expect(wrong("import '@collapse-lab/runner/node';")).toEqual(['1:8 imports @collapse-lab/runner/node']);
  expect(violations('rooms', { ...runner, 'packages/runner/src/index.ts': "export * from './node/index.ts';" })).toEqual([
    "packages/runner/src/index.ts:1:15  rooms  code outside src/node must run in a browser, but imports ./node/index.ts; move this to the package's src/node, or take what it does as a parameter",
  ]);
});

test('globals of Node are refused, as values, types, shorthands and members of globalThis', () => {
  expect(wrong('process.cwd();\nlet b: Buffer;\nf({ process });\nglobalThis.process;\n__dirname + import.meta.dirname;\nf({ a: setImmediate }); const { c = __filename } = d;')).toEqual([
    '1:1 uses process', '2:8 uses Buffer', '3:5 uses process', '4:12 uses process', '5:1 uses __dirname', '6:8 uses setImmediate', '6:37 uses __filename',
    '5:13 uses import.meta.dirname',
  ]);
});

test('a member that is spelled like a global binds nothing', () => {
  expect(wrong('interface A { process: 1 } class B { process = 1; } f({ process: 1 }); process.cwd();')).toEqual(['1:72 uses process']);
});

test('members and own names that are spelled like them are fine', () => {
  expect(wrong('world.process; f({ process: 1 }); class A { process = 1; } interface B { process: X.Buffer } const { process: p } = f;')).toEqual([]);
  expect(wrong('export function simulate(process: Poisson): void { process.step(); }')).toEqual([]);
  expect(wrong("import { Buffer } from './buffer.ts'; Buffer.from(process); let process = 1;")).toEqual([]);
  expect(wrong("// process.env\nexport const s = 'process'; import.meta.url;")).toEqual([]);
});

test('src/node, tests, configuration, cluster, apps and tools may use Node', () => {
  const paths = ['packages/gmm/src/node/a.ts', 'packages/gmm/src/a.test.ts', 'packages/gmm/vite.config.ts', 'packages/cluster/src/a.ts', 'apps/cli/src/a.ts', 'tools/checks/src/a.ts'];
  expect(violations('rooms', Object.fromEntries(paths.map((path) => [path, "import 'node:fs'; process.exit();"])))).toEqual([]);
});
