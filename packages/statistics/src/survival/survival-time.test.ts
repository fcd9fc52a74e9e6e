import { expect, it } from 'vitest';
import { censorOthers } from './survival-time.ts';

it('censors every event but the one', () => {
  const chains = [
    { time: 3, event: 'collapsed' },
    { time: 4, event: 'fit-failed' },
    { time: 9, event: 'censored' },
  ];
  expect(censorOthers(chains, 'collapsed').map(({ event }) => event)).toEqual(['collapsed', 'censored', 'censored']);
  expect(censorOthers(chains, 'fit-failed')).toEqual([
    { time: 3, event: 'censored' },
    { time: 4, event: 'fit-failed' },
    { time: 9, event: 'censored' },
  ]);
});
