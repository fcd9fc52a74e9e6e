import { expect, it } from 'vitest';
import { judge, standardErrors, type Expectation } from '../expectation.ts';
import { systems } from '../registry.ts';
import { verdictPage } from './verdict-page.ts';

const course: Expectation = {
  what: 'E <σ²>',
  points: [1, 2, 3].map((x) => ({ x, estimate: 1 / x, standardError: 0.01 })),
  predicted: (x) => ({ low: -Infinity, high: 1 / x + 0.1 }),
  checkedAt: [1, 3],
  tolerance: standardErrors(4),
};
const told = (expectations: Expectation[]) => {
  const checks = expectations.flatMap(judge);
  return { system: systems[0]!, expectations, checks, holds: checks.every(({ holds }) => holds), readme: '# heading\n\n**Claimed** something.' };
};

it('draws every course with its theory, tells every check, and needs nothing beside itself', () => {
  const page = verdictPage('Published systems', [told([course, { ...course, what: 'one number', points: course.points.slice(0, 1), checkedAt: [1] }])]);
  expect(page.match(/<svg /g)).toHaveLength(1);
  expect(page).toContain('E &lt;σ²&gt;');
  expect(page).toContain('at most 0.433');
  expect(page).toContain('The system does what theory says.');
  expect(page).not.toMatch(/<script|href="http|<h1>.*heading/);
});

it('cuts a name that is longer than its panel, and tells it whole below', () => {
  const what = `E ${'of a long name '.repeat(5)}`.trim();
  const page = verdictPage('Published systems', [told([{ ...course, what }])]);
  expect(page).toMatch(/<text[^>]*>E of a long name [^<]*…<\/text>/);
  expect(page).toContain(`<figcaption>${what}: checked within 4 standard errors.</figcaption>`);
});

it('names what fails', () => {
  const page = verdictPage('Published systems', [told([{ ...course, predicted: () => 7 }])]);
  expect(page).toContain(`1 system of 1 does not do what theory says: ${systems[0]!.id}.`);
});
