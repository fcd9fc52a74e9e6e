import { describe, expect, it } from 'vitest';
import { readJsonLines } from './read-json-lines.ts';

describe('readJsonLines', () => {
  it('takes one field of every record, line ends in it and all', () => {
    expect(readJsonLines('{"text":"a\\n\\nb","n":1}\r\n\n{"text":""}\n', 'notes.jsonl', { text: 'text' }).texts).toEqual(['a\n\nb', '']);
  });

  it('names the line that is no JSON, and says why', () => {
    expect(() => readJsonLines('{"text":"a"}\n\n{"text":"a"', 'notes.jsonl', { text: 'text' })).toThrow('notes.jsonl: line 3 must be one JSON value, but reading it says: ');
  });

  it.each([
    ['no object', '"a"'],
    ['no such field', '{"body":"a"}'],
    ['a number', '{"text":1}'],
    ['half of a surrogate pair', '{"text":"\\ud83d"}'],
  ])('names the line that has %s', (_, line) => {
    expect(() => readJsonLines(`{"text":"a"}\n\n${line}`, 'notes.jsonl', { text: 'text' })).toThrow(
      `notes.jsonl: line 3 must be a record with a text as its text, but got ${line}; name another field, or mend the record`,
    );
  });
});
