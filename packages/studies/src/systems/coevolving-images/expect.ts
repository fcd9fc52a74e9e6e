// Row 10, second half: images of frozen texts contract, those of rare texts fastest.
import { gaoLiLogDet } from '@collapse-lab/theory';
import { asStated, standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

const LAW = [0.4, 0.25, 0.17, 0.1, 0.08];

export const coevolvingImagesSystem: PublishedSystem = {
  id: 'coevolving-images',
  rows: ['10'],
  claim: 'images of frozen texts contract exponentially, those of rare texts fastest',
  source: 'Gao and Li 2025 [P], with their code [R]',
  cost: 'M',
  quick: ['chains=160'],
  wholeSweep: true,
  expect: ([alone, injected]): Expectation[] => {
    const texts = alone!.study.size;
    const after = (k: number) => (t: number): number => gaoLiLogDet({ texts, probability: LAW[k]!, dimensions: 2, t }).mean;
    return [
      ...LAW.map((p, k): Expectation => ({ what: `E ln det Σ_t, text of probability ${p}`, points: meanOf(alone!, column(`logDet${k}`)), predicted: after(k), checkedAt: [1, 20, 40], tolerance: standardErrors(4) })),
      ...LAW.slice(1).map((p, k): Expectation => ({
        what: `E ln det Σ_t, probability ${p} less ${LAW[k]!}`,
        points: meanOf(alone!, (values, t) => column(`logDet${k + 1}`)(values, t) - column(`logDet${k}`)(values, t)),
        predicted: () => ({ low: -Infinity, high: 0 }),
        checkedAt: [20, 40],
        tolerance: asStated,
      })),
      // Bounded, where alone it is −9 by then; the bound is read off runs.
      { what: 'E ln det Σ_t, rarest text, a tenth injected', points: meanOf(injected!, column('logDet4')), predicted: () => ({ low: -1.5, high: 0 }), checkedAt: [20, 40], tolerance: asStated },
    ];
  },
  mustBreak: [{ what: 'divided by n instead of n − 1', overrides: ['model.divisor=n'] }, { what: 'images that are never learned', overrides: ['model.images=frozen'] }, oneGenerationOff],
};
