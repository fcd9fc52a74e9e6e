import { expect, test } from 'vitest';
import { arrows, nodePackages } from './house.ts';

test('every arrow points to a row above, so the house has no rings', () => {
  const above = new Set<string>();
  for (const [id, imports] of Object.entries(arrows)) {
    expect(imports.filter((other) => !above.has(other)), id).toEqual([]);
    above.add(id);
  }
});

test('packages with Node in them have rows', () => {
  expect(nodePackages.filter((id) => !arrows[id])).toEqual([]);
});
