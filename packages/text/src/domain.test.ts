import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chains } from './chains/registry.ts';
import { text } from './domain.ts';
import { texts } from './texts/registry.ts';
import { tokenizers } from './tokenizers/registry.ts';

/** Ids that the member files of a catalogue folder promise: their names, less the folder's two index files. */
function memberFiles(folder: string): string[] {
  const names = readdirSync(new URL(`./${folder}/`, import.meta.url)).filter((name) => !name.includes('.test.'));
  return names.map((name) => name.replace('.ts', '')).filter((name) => !['all', 'registry'].includes(name));
}

describe('text', () => {
  it('lists every member file of every catalogue under its file name', () => {
    text.open((domain) => {
      expect(domain.worlds.ids).toEqual(memberFiles('worlds'));
      expect(domain.families.ids).toEqual(memberFiles('families'));
      expect(domain.selections.ids).toEqual(expect.arrayContaining(memberFiles('selections')));
      expect(domain.measures.ids).toEqual(expect.arrayContaining(memberFiles('measures')));
    });
    expect(chains.ids).toEqual(memberFiles('chains'));
    expect(tokenizers.ids).toEqual(memberFiles('tokenizers'));
    expect(texts.ids).toEqual(memberFiles('texts'));
  });

  it('measures by default what its catalogue has', () => {
    text.open(({ measures, defaultMeasures }) => {
      for (const id of defaultMeasures) expect(measures.get(id).create({}).columns).toBeInstanceOf(Array);
    });
  });

  it('says by default in at most twelve columns what became of the text, besides how much there was', () => {
    text.open(({ measures, defaultMeasures }) => {
      const told = defaultMeasures.filter((id) => id !== 'sizes' && id !== 'refit-clock').map((id) => measures.get(id).create({}));
      expect(told.flatMap(({ columns }) => columns).length).toBeLessThanOrEqual(12);
      expect(told.some(({ fillsFamilyColumns = false }) => fillsFamilyColumns)).toBe(false);
    });
  });

  it('says in one unambiguous column what each number means', () => {
    text.open(({ measures, families }) => {
      const columns = [...measures.ids.flatMap((id) => [...measures.get(id).create({ 'self-bleu': { smoothing: 'none' }, judge: { model: 'folder', documents: 1 }, embeddings: { model: 'folder', pooling: 'mean' } }[id] ?? {}).columns]), ...families.get('ngram').create({ order: 2, smoothing: 'witten-bell', maxTokens: 9 }).columns];
      const names = columns.map((column) => column.name);
      expect(new Set(names).size).toBe(names.length);
    });
  });
});
