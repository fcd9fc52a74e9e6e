import { describe, expect, test } from 'vitest';
import { csvRecords } from './csv.ts';

const read = (text: string, separator = ','): [number, ...string[]][] => [...csvRecords(text, separator, 'data.csv')].map(({ line, fields }) => [line, ...fields]);

test('records end with any line break, and the last needs none', () => {
  expect(read('a,b\n1,2\r\n3,4\r5,6')).toEqual([[1, 'a', 'b'], [2, '1', '2'], [3, '3', '4'], [4, '5', '6']]);
  expect(read('1\n2\n')).toEqual([[1, '1'], [2, '2']]);
  expect(read('')).toEqual([]);
});

test('empty fields and empty lines are there', () => {
  expect(read('1,\n,2\n\n,')).toEqual([[1, '1', ''], [2, '', '2'], [3, ''], [4, '', '']]);
});

test('quoted fields hold separators, line breaks and quotation marks, and lines are still counted', () => {
  // RFC 4180, section 2, rules 5 to 7.
  expect(read('"a,b","c\r\nd","e ""f"""\n1,2,3\n')).toEqual([[1, 'a,b', 'c\r\nd', 'e "f"'], [3, '1', '2', '3']]);
  expect(read('"";x', ';')).toEqual([[1, '', 'x']]);
});

describe('what is not CSV is named with its line', () => {
  test.each([
    ['1,2\n"3,4\n5,6\n', 'data.csv:2 must close its quotation mark'],
    ['1,2\n"3"4,5\n', 'data.csv:2 must have a separator after a quoted field, but got "4"'],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
