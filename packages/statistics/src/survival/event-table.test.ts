import { expect, it } from 'vitest';
import { distinctTimes, eventTable } from './event-table.ts';

const chains = [
  { time: 10, event: 'collapsed' },
  { time: 2, event: 'censored' },
  { time: 2, event: 'collapsed' },
  { time: 5, event: 'fit-failed' },
];

it('counts who is at risk and what happens; the censored are at risk at their own time', () => {
  const { times, atRisk, events } = eventTable(chains, distinctTimes(chains));
  expect([...times]).toEqual([2, 5, 10]);
  expect([...atRisk]).toEqual([4, 2, 1]);
  expect([...events]).toEqual([1, 1, 1]);
});

it('counts the events asked for, at times of others too', () => {
  const { atRisk, events } = eventTable(chains, Float64Array.of(1, 2, 5, 7, 10), (event) => event === 'fit-failed');
  expect([...atRisk]).toEqual([4, 4, 2, 1, 1]);
  expect([...events]).toEqual([0, 0, 1, 0, 0]);
});

it('refuses times that are none', () => {
  for (const time of [NaN, -1, Infinity]) {
    expect(() => distinctTimes([{ time, event: 'collapsed' }])).toThrow(`time must be finite and not negative, but got ${time}`);
  }
});
