import { expect, it } from 'vitest';
import { nameOfCell } from './cell-names.ts';
import type { Cell } from './sweep.ts';

const names = (...cells: readonly Cell[]): string[] => cells.map((cell) => nameOfCell(cell, cells));
const ngram = { family: 'ngram', order: 3, smoothing: 'witten-bell' };
const transformer = { family: 'transformer', width: 64, train: { tokens: 1000 } };

it('plain values are told as they are', () => {
  expect(names({ 'policy.real': 0.1, size: 100 }, { 'policy.real': 0.2, size: 100 })).toEqual(['policy.real = 0.1, size = 100', 'policy.real = 0.2, size = 100']);
  expect(names({ 'policy.kind': 'replace' })).toEqual(['policy.kind = replace']);
});

it('members of different names are told by their names, on every axis', () => {
  expect(names({ model: ngram, policy: { kind: 'replace' } }, { model: transformer, policy: { kind: 'mix', real: 0.1 } })).toEqual(['model = ngram, policy = replace', 'model = transformer, policy = mix']);
});

it('members of one name are told by the parameters in which they differ, however deep', () => {
  expect(names({ model: ngram }, { model: { ...ngram, order: 5 } }, { model: transformer })).toEqual(['model = ngram order 3', 'model = ngram order 5', 'model = transformer']);
  expect(names({ model: transformer }, { model: { ...transformer, train: { epochs: 2 } } })).toEqual(['model = transformer train tokens 1000', 'model = transformer train epochs 2']);
  expect(names({ policy: { kind: 'mix', real: 0 } }, { policy: { kind: 'mix' } })).toEqual(['policy = mix real 0', 'policy = mix']);
});

it('lists are told by what is in them, mappings without a name by what differs', () => {
  expect(names({ selection: [] }, { selection: [{ kind: 'curate', of: 2 }] })).toEqual(['selection = []', 'selection = [curate]']);
  expect(names({ decoding: { temperature: 0.9, topK: 50 } }, { decoding: { temperature: 1, topK: 50 } })).toEqual(['decoding = temperature 0.9', 'decoding = temperature 1']);
});

it('what short names would not tell apart is told whole', () => {
  expect(names({ selection: [{ kind: 'curate', of: 2 }, { kind: 'all' }] }, { selection: [{ kind: 'curate', of: 2 }, { kind: 'all', of: undefined }, { kind: 'all' }] })).toEqual(['selection = [curate, all]', 'selection = [curate, all, all]']);
  expect(names({ decoding: {} }, { decoding: { topK: 5 } })).toEqual(['decoding = {}', 'decoding = topK 5']);
  expect(names({ a: '0.1' }, { a: 0.1 })).toEqual(['a = 0.1', 'a = 0.1']);
});

it('keys that only some studies of a list have are told where they are', () => {
  expect(names({ size: 10 }, { policy: { kind: 'replace' } })).toEqual(['size = 10', 'policy = replace']);
});
