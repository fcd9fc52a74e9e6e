// What the cells of a sweep are called: by what differs among the values of each axis.
import { isMapping, tagOf } from './mapping.ts';
import type { Cell } from './sweep.ts';

/** A cell in words among all cells of its sweep: `policy.real = 0.1, size = 100`; `model = transformer`; `model = ngram order 3` where another n-gram has another order. */
export function nameOfCell(cell: Cell, cells: readonly Cell[] = [cell]): string {
  return Object.entries(cell).map(([key, value]) => `${key} = ${nameAmong(value, cells.filter((each) => key in each).map((each) => each[key]))}`).join(', ');
}

/** A value by what tells it from the others; whole where that would not. */
function nameAmong(value: unknown, others: readonly unknown[]): string {
  const name = shortName(value, others);
  return others.some((other) => shortName(other, others) === name && !same(other, value)) ? whole(value) : name;
}

function shortName(value: unknown, others: readonly unknown[]): string {
  if (Array.isArray(value)) return `[${value.map((each) => shortName(each, others.flat())).join(', ')}]`;
  if (!isMapping(value)) return whole(value);
  // Mappings with a name are compared with those of the same.
  const tag = tagOf(value);
  const alike = others.filter(isMapping).filter((other) => tagOf(other) === tag);
  const differing = Object.entries(value).filter(([key, part]) => alike.some((other) => !same(other[key], part)));
  const told = differing.map(([key, part]) => `${key} ${nameAmong(part, alike.map((other) => other[key]))}`);
  return [...(tag === undefined ? [] : [tag]), ...told].join(' ') || whole(value);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function whole(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
