import { describe, expect, it } from 'vitest';
import { choosePicker, type Mistake, type PickOptions } from './pick.ts';

const options: PickOptions = { as: undefined, fields: [], by: undefined, numberOf: (field) => (typeof field === 'number' ? field : NaN), place: 'outputs.jsonl:1' };

function pick(first: unknown, more: Partial<PickOptions> = {}, record: unknown = first): { kind: string; fields: readonly string[]; item: unknown } {
  return choosePicker(first, { ...options, ...more })((picker) => ({ kind: picker.kind.id, fields: picker.fields, item: picker.pick(record) }));
}

describe('choosePicker', () => {
  it.each<[string, unknown, Partial<PickOptions>, { kind: string; item: unknown }]>([
    ['a line as text', 'a b', {}, { kind: 'text', item: 'a b' }],
    ['a line as a number where asked to', '1.5', { as: 'numbers' }, { kind: 'numbers', item: Float64Array.of(1.5) }],
    ['a list as a vector', [1, 2], {}, { kind: 'embeddings', item: Float64Array.of(1, 2) }],
    ['a list as a row where asked to', [1, 2], { as: 'numbers' }, { kind: 'numbers', item: Float64Array.of(1, 2) }],
    ['the field text before others', { id: 3, text: 'a b', title: 'c' }, {}, { kind: 'text', item: 'a b' }],
    ['the only text', { answer: 'a b' }, {}, { kind: 'text', item: 'a b' }],
    ['all numbers but the one of the groups', { g: 1, x: 2, y: 3 }, { by: 'g' }, { kind: 'numbers', item: Float64Array.of(2, 3) }],
    ['the named columns in their order', { x: 2, y: 3 }, { fields: ['y', 'x'] }, { kind: 'numbers', item: Float64Array.of(3, 2) }],
    ['a field down a path', { a: { b: 'c d' } }, { fields: ['a.b'] }, { kind: 'text', item: 'c d' }],
    ['a vector among other fields', { id: 'a', e: [1, 2] }, { fields: ['e'] }, { kind: 'embeddings', item: Float64Array.of(1, 2) }],
  ])('takes %s', (_, first, more, wanted) => {
    expect(pick(first, more)).toMatchObject(wanted);
  });

  it.each<[string, unknown, Partial<PickOptions>, string]>([
    ['several things that could be meant', { a: 'x', b: 1 }, {}, 'outputs.jsonl:1 must have one text, one vector or columns of numbers to measure, but has a (text), b (number); say which with --field NAME'],
    ['a field that there is not', { txt: 'x' }, { fields: ['text'] }, 'outputs.jsonl:1 must have the field "text", but has txt (did you mean "txt"?); name another with --field'],
    ['groups by a field that there is not', { text: 'x' }, { by: 'generation' }, 'must have the field "generation", but has text; name another with --by'],
    ['fields of what has none', 'a line', { by: 'generation' }, 'must have named fields for --by, but is "a line"'],
    ['two texts', { a: 'x', b: 'y' }, { fields: ['a', 'b'] }, '--field must name one field of text or vectors, or columns of numbers, but got a, b'],
    ['one of several columns without a value', { x: 1, y: null }, { fields: ['x', 'y'] }, 'outputs.jsonl:1 field "y" must be text, a number or a list of numbers, but is nothing; say with --as what it is, or name another with --field'],
    ['lines of text for numbers', 'a line', { as: 'numbers' }, 'outputs.jsonl:1 must be a number, but is "a line"; leave out --as numbers'],
    ['nothing', {}, {}, 'but has no fields'],
  ])('refuses %s', (_, first, more, message) => {
    expect(() => pick(first, more)).toThrow(message);
  });

  it.each<[string, unknown, unknown, string]>([
    ['another type', { text: 'a' }, { text: 5 }, 'field "text" must be text, but is 5'],
    ['no number', { x: 1 }, { x: 'many' }, 'field "x" must be a finite number, but is "many"'],
    ['another length', [1, 2], [1, 2, 3], 'must have 2 numbers, as the first has, but has 3'],
    ['an infinite number', [1, 2], [1, Infinity], 'must hold finite numbers, but has one that is not'],
  ])('says of a later record what is wrong with it: %s', (_, first, record, message) => {
    const { item } = pick(first, {}, record);
    expect((item as Mistake).message).toBe(message);
  });
});
