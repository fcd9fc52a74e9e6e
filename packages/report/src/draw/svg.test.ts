import { expect, test } from 'vitest';
import { mixtureRun, novelRun } from '../testing/records.ts';
import { comparison } from '../figures/comparison.ts';
import { renderSvg } from './svg.ts';

const figure = comparison([mixtureRun(), novelRun()]);

test('the same figure is the same text, however many were drawn before', () => {
  const first = renderSvg(figure, 'a');
  renderSvg(figure, 'b');
  expect(renderSvg(figure, 'a')).toBe(first);
});

test('ids carry the name of the figure, and references find them', () => {
  const svg = renderSvg(figure, 'fig-1');
  const ids = [...svg.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id);
  const references = [...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.every((id) => id?.startsWith('fig-1-'))).toBe(true);
  expect(references.every((id) => ids.includes(id))).toBe(true);
});

test('a drawing needs neither styles nor scripts and says in words what it shows', () => {
  const svg = renderSvg({ ...figure, description: 'a < b & "c"' }, 'a');
  expect(svg).not.toMatch(/<style|<script|zr\d/);
  expect(svg).toContain('role="img" aria-label="a &#60; b &#38; &#34;c&#34;"');
});

test('markup in titles stays text and control characters are dropped', () => {
  const svg = renderSvg(comparison([mixtureRun({ title: '<script>x</script> & \u0001y' })]), 'a');
  expect(svg).toContain('&lt;script&gt;x&lt;/script&gt; &amp; y');
  expect(svg).not.toContain('<script');
});
