import { describe, expect, it } from 'vitest';
import { splitText } from './split.ts';

describe('splitText', () => {
  it('parts paragraphs at blank lines, however many, with spaces in them or not', () => {
    expect(splitText('a\nb\n\nc\n \t\n\nd', 'paragraphs')).toEqual(['a\nb', 'c', 'd']);
  });

  it('gives the last paragraph no line end, as no other has one', () => {
    for (const end of ['', '\n', '\n\n', '\n  \n']) expect(splitText(`a\n\nb${end}`, 'paragraphs')).toEqual(['a', 'b']);
  });

  it('parts lines at every line end', () => {
    expect(splitText('a\n\nb', 'lines')).toEqual(['a', '', 'b']);
  });

  it('reads CR LF as LF and drops a byte order mark', () => {
    expect(splitText('\uFEFFa\r\nb\r\n\r\nc', 'paragraphs')).toEqual(['a\nb', 'c']);
  });

  it('keeps the indentation of a paragraph', () => {
    expect(splitText('a\n\n   b', 'paragraphs')).toEqual(['a', '   b']);
  });
});
