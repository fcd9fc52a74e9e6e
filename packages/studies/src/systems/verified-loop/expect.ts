// Row 17a in a closed loop: self-training that improves on its starting model, as an oracle brings in what the model does not know.
import { asStated, type Expectation } from '../../expectation.ts';
import { column, gainOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

export const verifiedLoopSystem: PublishedSystem = {
  id: 'verified-loop',
  rows: ['17a'],
  claim: 'a model that learns from its own verified labels gets better than it was',
  source: 'Feng et al. 2024 [P]',
  cost: 'S',
  quick: ['chains=40'],
  wholeSweep: true,
  expect: ([verified, alone]) => {
    const course = { checkedAt: [2, 4, 8], tolerance: asStated };
    const gained = 'accuracy gained since generation 1';
    // Ranges are read off runs: no form is known for a plane fitted to a few hundred of its own labels.
    const expected: Expectation[] = [{ ...course, what: `${gained}, verified`, points: gainOf(verified!, column('accuracy')), predicted: (t) => (t === 1 ? 0 : { low: 0.05, high: 0.5 }) }];
    // Labels drawn by the odds of a model are noise about it: each generation errs by another estimation, and the slope shrinks to where the labels say nothing.
    if (alone) expected.push({ ...course, what: `${gained}, not verified`, points: gainOf(alone, column('accuracy')), predicted: (t) => (t === 1 ? 0 : { low: -0.5, high: -0.02 }) });
    return expected;
  },
  mustBreak: [
    { what: 'an oracle that does not know', overrides: ['selection=[{ kind: verify, keepRight: 0.6, keepWrong: 0.6, reward: right-label, atLeast: 1 }]'] },
    { what: 'nothing verified', overrides: ['selection=[]'] },
  ],
};
