import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeToEvent } from './time-to-event.ts';

const rule = { low: 0.5, high: 2, persist: 2, missing: 'skip' } as const;

describe('timeToEvent', () => {
  it('is the first of the first generations in a row outside the bound, on either side', () => {
    expect(timeToEvent([1, 1, 0.4, 1, 0.4, 0.3, 0.2], rule)).toEqual({ time: 4, event: 'collapsed' });
    expect(timeToEvent([1, 1, 3, 4], rule)).toEqual({ time: 2, event: 'collapsed' });
    expect(timeToEvent([1, 1, 3, 0.1], rule)).toEqual({ time: 2, event: 'collapsed' });
    expect(timeToEvent([1, 0.4], { ...rule, persist: 1 })).toEqual({ time: 1, event: 'collapsed' });
  });

  it('takes the ends of the bound as inside and infinities as outside', () => {
    expect(timeToEvent([1, 0.5, 2, 0.5, 2], rule).event).toBe('censored');
    expect(timeToEvent([1, Infinity, -Infinity], rule)).toEqual({ time: 1, event: 'collapsed' });
    expect(timeToEvent([1, 9, 9], { ...rule, high: Infinity }).event).toBe('censored');
  });

  it('does not look at the real sample', () => {
    expect(timeToEvent([9, 9, 1, 1], rule)).toEqual({ time: 2, event: 'censored' });
  });

  it('censors at the last generation at which a collapse could have been confirmed', () => {
    expect(timeToEvent([1, 1, 1, 1, 1], { ...rule, persist: 1 })).toEqual({ time: 4, event: 'censored' });
    expect(timeToEvent([1, 1, 1, 1, 1], { ...rule, persist: 3 })).toEqual({ time: 2, event: 'censored' });
    // Generation 4 may be the first of two: at risk up to 3, where a collapse would have shown.
    expect(timeToEvent([1, 1, 1, 1, 0.1], rule)).toEqual({ time: 3, event: 'censored' });
  });

  it('knows nothing of a chain too short to confirm anything', () => {
    expect(timeToEvent([1, 0.1], rule)).toEqual({ time: 0, event: 'censored' });
    expect(timeToEvent([], rule)).toEqual({ time: 0, event: 'censored' });
  });

  it('skips NaN, or takes it as inside or outside, as asked', () => {
    const series = [NaN, 0.1, NaN, 0.1, 1];
    expect(timeToEvent(series, rule)).toEqual({ time: 1, event: 'collapsed' });
    expect(timeToEvent(series, { ...rule, missing: 'inside' })).toEqual({ time: 3, event: 'censored' });
    expect(timeToEvent([1, 1, NaN, 0.1, 1], { ...rule, missing: 'outside' })).toEqual({ time: 2, event: 'collapsed' });
    expect(timeToEvent([1, 1, 1, NaN, NaN], rule)).toEqual({ time: 1, event: 'censored' });
  });

  it('gives a chain that ended early without a collapse its competing event', () => {
    expect(timeToEvent([1, 1, 0.1], { ...rule, ended: 'fit-failed' })).toEqual({ time: 2, event: 'fit-failed' });
    expect(timeToEvent([1, 0.1, 0.1], { ...rule, ended: 'fit-failed' })).toEqual({ time: 1, event: 'collapsed' });
    expect(timeToEvent([], { ...rule, ended: 'fit-failed' })).toEqual({ time: 0, event: 'fit-failed' });
  });

  it('does not change with generations after a collapse', () => {
    const value = fc.constantFrom(0.1, 1, 5, NaN);
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), fc.array(value, { maxLength: 4 }), (series, more) => {
        const before = timeToEvent(series, rule);
        const after = timeToEvent([...series, ...more], rule);
        if (before.event === 'collapsed') expect(after).toEqual(before);
        // The censored were truly at risk: what is seen later happens later.
        else expect(after.time).toBeGreaterThanOrEqual(after.event === 'collapsed' ? before.time + 1 : before.time);
      }),
    );
  });

  it('refuses a rule that means nothing', () => {
    expect(() => timeToEvent([1], { ...rule, low: 3 })).toThrow('low must be at most high, but got 3 and 2');
    expect(() => timeToEvent([1], { ...rule, persist: 0 })).toThrow('persist must be a positive integer, but got 0');
  });
});
