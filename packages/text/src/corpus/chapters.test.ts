import { describe, expect, it } from 'vitest';
import { mobyDick } from '../texts/moby-dick.ts';
import { splitText } from './split.ts';

const chapters = (text: string, heading?: string): string[] => splitText(text, 'chapters', heading);

describe('chapters', () => {
  it('begin with their headings; what stands before the first is a piece too', () => {
    expect(chapters('The Whale\n\nCHAPTER 1. Loomings.\n\nCall me Ishmael.\n\nCHAPTER 2\nI stuffed a shirt.\n')).toEqual(['The Whale\n', 'CHAPTER 1. Loomings.\n\nCall me Ishmael.\n', 'CHAPTER 2\nI stuffed a shirt.\n']);
  });

  it.each(['CHAPTER 1. Loomings.', 'Chapter XLII', '  CHAPTER I: A Start', 'CHAPTER ONE', 'Chapter Two — On', 'EPILOGUE', 'Epilogue.', 'EXTRACTS. (Supplied by a Sub-Sub-Librarian).', 'Epilogue "AND I ONLY AM ESCAPED ALONE TO TELL THEE" Job.', 'CHAPTER 9.\r'])('know %j for a heading', (line) => {
    expect(chapters(`before\n${line}\nafter`)).toHaveLength(2);
  });

  it.each(['chapter 3 of this book', 'Chapter 3 of the Acts tells', 'CHAPTERS', 'Introduction of whales into art', 'CHAPTER', 'The EPILOGUE'])('do not know %j for one', (line) => {
    expect(chapters(`before\n${line}\nafter`)).toEqual([]);
  });

  it('begin with no heading of a table of contents, nor with the last line', () => {
    expect(chapters('CHAPTER 1. A\n\nCHAPTER 2. B\n\nCHAPTER 1. A\nOne.\nCHAPTER 2. B\nTwo.\nEPILOGUE\n\n')).toEqual(['CHAPTER 1. A\n\nCHAPTER 2. B\n', 'CHAPTER 1. A\nOne.', 'CHAPTER 2. B\nTwo.\nEPILOGUE\n\n']);
  });

  it('begin with whatever lines they are said to', () => {
    expect(chapters('# A\none\n## b\ntwo\n# C\nthree', '^# ')).toEqual(['# A\none\n## b\ntwo', '# C\nthree']);
    expect(chapters('no heading', '^# ')).toEqual([]);
  });

  it('of Moby-Dick are 135, after contents, etymology and extracts and before the epilogue', async () => {
    const parts = (await mobyDick.create({}).parts()) as readonly { chapter?: string; title: string; text: string }[];
    expect(parts).toHaveLength(138);
    const numbered = parts.slice(2, -1);
    const contents = `CONTENTS\n\n\nETYMOLOGY.\n\nEXTRACTS (Supplied by a Sub-Sub-Librarian).\n\n\n${numbered.map(({ title }, i) => `CHAPTER ${i + 1}. ${title}`).join('\n\n')}\n\nEpilogue`;
    const book = [contents, parts[0]!.text, parts[1]!.text, ...numbered.map(({ title, text }, i) => `CHAPTER ${i + 1}. ${title}\n\n${text}`), parts[137]!.text].join('\n\n\n');
    const found = chapters(book);
    expect(found).toHaveLength(139);
    expect([0, 1, 2, 3, 137, 138].map((i) => found[i]!.split('\n')[0])).toEqual(['CONTENTS', 'ETYMOLOGY. (Supplied by a Late Consumptive Usher to a Grammar School.)', 'EXTRACTS. (Supplied by a Sub-Sub-Librarian).', 'CHAPTER 1. Loomings.', 'CHAPTER 135. The Chase.—Third Day.', 'Epilogue "AND I ONLY AM ESCAPED ALONE TO TELL THEE" Job.']);
  });
});
