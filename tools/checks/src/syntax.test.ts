import { expect, test } from 'vitest';
import { importsAmong, nodesBelow, parse } from './syntax.ts';

function specifiers(text: string): string[] {
  return importsAmong(nodesBelow(parse('a.ts', text))).map(({ specifier }) => specifier);
}

test('every way of naming a module is found', () => {
  const text = `
    import a from 'static';
    import type { B } from 'type-only';
    import 'effect';
    export { c } from 'named-export';
    export * from 'star-export';
    type D = import('import-type').D;
    const e = await import('dynamic');
    const f = await import(\`template\`);
    import g = require('import-equals');
    const h = require('required');
    const i = require.resolve('require-resolved');
    const j = import.meta.resolve('meta-resolved');`;
  expect(specifiers(text)).toEqual([
    'static', 'type-only', 'effect', 'named-export', 'star-export', 'import-type', 'dynamic', 'template', 'import-equals',
    'required', 'require-resolved', 'meta-resolved',
  ]);
});

test('comments, strings, other calls and computed names are not imports', () => {
  const text = `
    // import 'comment';
    const a = "import 'string'";
    path.resolve('call');
    await import(a);
    export const b = 1;`;
  expect(specifiers(text)).toEqual([]);
});
