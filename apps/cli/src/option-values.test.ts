import { describe, expect, it } from 'vitest';
import { folderPath, image, label, minutes, positive, quantity, seconds, share, whole } from './option-values.ts';

describe('a value of an option', () => {
  it.each<[string, (text: string) => unknown, string, unknown]>([
    ['a count', positive, '12', 12],
    ['a count or none', whole, '0', 0],
    ['a share', share, '0.5', 0.5],
    ['minutes', minutes, '0.25', 0.25],
    ['seconds', seconds, '3600', 3600],
    ['a quantity', quantity, '1.5Gi', '1.5Gi'],
    ['a label', label, 'collapse-runs', 'collapse-runs'],
    ['an image', image, 'registry.example:5000/me/collapse@sha256:0a', 'registry.example:5000/me/collapse@sha256:0a'],
    ['a path', folderPath, '/runs/./mine/', '/runs/mine'],
  ])('is read: %s', (_, read, text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each<[string, (text: string) => unknown, readonly string[]]>([
    ['a count', positive, ['0', '-1', '1.5', '', 'ten', 'Infinity']],
    ['a count or none', whole, ['-1', '', ' ', '0.5']],
    ['a share', share, ['0', '1', '', 'NaN']],
    ['minutes', minutes, ['0', '-1', '', 'Infinity']],
    ['seconds', seconds, ['0.5', '3601', '']],
    ['a quantity', quantity, ['', '2 Gi', '2GB', '-1']],
    ['a label', label, ['', 'Runs', '-runs', 'a'.repeat(64)]],
    ['an image', image, ['', 'a b', 'a\nb']],
    ['a path', folderPath, ['', 'runs', '/', './runs']],
  ])('is refused: %s', (_, read, texts) => {
    for (const text of texts) expect(() => read(text), JSON.stringify(text)).toThrow(/^must be /);
  });
});
