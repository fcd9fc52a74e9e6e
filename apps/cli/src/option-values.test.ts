import { describe, expect, it } from 'vitest';
import { bytes, folderPath, image, label, minutes, positive, processors, seconds, share, whole } from './option-values.ts';

describe('a value of an option', () => {
  it.each<[string, (text: string) => unknown, string, unknown]>([
    ['a count', positive, '12', 12],
    ['the largest count', positive, '9007199254740991', Number.MAX_SAFE_INTEGER],
    ['a count or none', whole, '0', 0],
    ['a share', share, '0.5', 0.5],
    ['minutes', minutes, '0.25', 0.25],
    ['seconds', seconds, '3600', 3600],
    ['processors', processors, '2', '2'],
    ['parts of a processor', processors, '0.125', '0.125'],
    ['thousandths of a processor', processors, '500m', '500m'],
    ['bytes', bytes, '1.5Gi', '1.5Gi'],
    ['bytes without a unit', bytes, '129000000', '129000000'],
    ['decimal bytes', bytes, '129M', '129M'],
    ['a label', label, 'collapse-runs', 'collapse-runs'],
    ['a path', folderPath, '/runs/./mine/', '/runs/mine'],
  ])('is read: %s', (_, read, text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each<[string, (text: string) => unknown, readonly string[]]>([
    ['a count', positive, ['0', '-1', '1.5', '', 'ten', 'Infinity', '9007199254740992', '1e21']],
    ['a count or none', whole, ['-1', '', ' ', '0.5', '1e21']],
    ['a share', share, ['0', '1', '', 'NaN']],
    ['minutes', minutes, ['0', '-1', '', 'Infinity']],
    ['seconds', seconds, ['0.5', '3601', '']],
    ['processors', processors, ['', '0', '0m', '0.000', '0.0001', '0.5m', '2Gi', '-1', '1e3', '1\n']],
    ['bytes', bytes, ['', '0', '0Gi', '0.0Gi', '1m', '0.5', '2 Gi', '2GB', '2gi', '-1']],
    ['a label', label, ['', 'Runs', '-runs', 'a'.repeat(64)]],
    ['a path', folderPath, ['', 'runs', '/', './runs']],
  ])('is refused: %s', (_, read, texts) => {
    for (const text of texts) expect(() => read(text), JSON.stringify(text)).toThrow(/^must be /);
  });

  const sha256 = `sha256:${'0a'.repeat(32)}`;
  it.each([
    'collapse', 'collapse:1', `collapse@${sha256}`, `collapse:1@${sha256}`, 'me/collapse', 'localhost:5000/collapse', 'registry.example:5000/me/collapse:v1.2.3-rc_1',
    'Registry.Example/me/a.b_c__d---e:LATEST', '[2001:db8::1]:5000/collapse', `a:${'t'.repeat(128)}`, `a@multihash+base58.x:${'F'.repeat(32)}`,
  ])('is the name of an image: %s', (text) => {
    expect(image(text)).toBe(text);
  });

  it.each([
    '', 'a b', 'a\nb', 'a\n', 'a:b:c', 'x:', ':tag', '-x', 'x-', '{}', '@', 'UPPER/Case', 'Case', 'me/Case', 'x@sha256:zz', 'x@sha256:0a', `x@:${'0'.repeat(32)}`, `@${sha256}`, '/x', 'x/', 'a//b',
    'a..b', 'a___b', 'a._b', 'https://registry.example/x', 'host:/x', 'host:port/x', '-host.example/x', 'a:.b', `a:${'t'.repeat(129)}`,
  ])('is not the name of an image: %j', (text) => {
    expect(() => image(text)).toThrow(/^must be the name of an image/);
  });

  it('is told when an image has a long name that is not one', () => {
    // A grammar that could be read in many ways would take ages to say so.
    const started = performance.now();
    expect(() => image(`${'a-'.repeat(5000)}_`)).toThrow(/^must be /);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
