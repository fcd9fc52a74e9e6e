import { expect, it } from 'vitest';
import { judge, standardErrors, type Expectation } from '../expectation.ts';
import { systems } from '../registry.ts';
import { verdictPage, type Ran } from './verdict-page.ts';

const course: Expectation = {
  what: 'E <σ²>',
  points: [1, 2, 3].map((x) => ({ x, estimate: 1 / x, standardError: 0.01 })),
  predicted: (x) => ({ low: -Infinity, high: 1 / x + 0.1 }),
  checkedAt: [1, 3],
  tolerance: standardErrors(4),
};
const told = (expectations: Expectation[], ran: Ran = { quick: false, overrides: [], chains: [1500] }) => {
  const checks = expectations.flatMap(judge);
  return { system: systems[0]!, expectations, checks, holds: checks.every(({ holds }) => holds), readme: '# heading\n\n**Claimed** something.', ran };
};

it('draws every course with its theory, tells every check, and needs nothing beside itself', () => {
  const page = verdictPage('Published systems', [told([course, { ...course, what: 'one number', points: course.points.slice(0, 1), checkedAt: [1] }])]);
  expect(page.match(/<svg /g)).toHaveLength(1);
  expect(page).toContain('E &lt;σ²&gt;');
  expect(page).toContain('at most 0.433');
  expect(page).toContain('The system does what theory says.');
  expect(page).not.toMatch(/<script|href="http|<h1>.*heading/);
});

it('breaks a name that is longer than its panel into lines, so that names which end differently do', () => {
  const what = `E ${'of a long name '.repeat(5)}`.trim();
  const page = verdictPage('Published systems', [told([course, { ...course, what: `${what}, kept` }, { ...course, what: `${what}, discarded` }])]);
  const lines = [...page.matchAll(/<text[^>]*>([^<]*name[^<]*)<\/text>/g)].map(([, line]) => line);
  expect(lines).toEqual(['E of a long name of a long name of a long name of a', 'long name of a long name, kept', 'E of a long name of a long name of a long name of a', 'long name of a long name, discarded']);
  expect(page).toContain(`<figcaption>${what}, kept: checked within 4 standard errors.</figcaption>`);
});

it('says what was run, as the README tells the full form', () => {
  expect(verdictPage('Published systems', [told([course])])).toContain('<p><b>This page</b> is of the full form, 1,500 chains.</p>');
  const changed = verdictPage('Published systems', [told([course], { quick: true, overrides: ['size=10', 'seed=2'], chains: [60, 1, 400] })]);
  expect(changed).toContain('is of the quick form, 1 to 400 chains in each of 3 runs, changed by size=10 and seed=2.</p>');
});

it('names what fails', () => {
  const page = verdictPage('Published systems', [told([{ ...course, predicted: () => 7 }])]);
  expect(page).toContain(`1 system of 1 does not do what theory says: ${systems[0]!.id}.`);
});
