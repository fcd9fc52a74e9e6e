// The second moment of a loop's samples, inside chains and between them, over generations.
import type { MomentSplit } from '../data/second-moment.ts';
import { ink } from '../draw/palette.ts';
import { drawPanels } from '../draw/panel.ts';
import { linearBetween, linearScale } from '../draw/scale.ts';
import type { Figure } from '../draw/svg.ts';

/** Three lines: within chains in the run's colour, between them dashed, and their sum. */
export function secondMomentFigure(splits: readonly MomentSplit[], colour: string): Figure {
  const lines = [
    { label: 'within chains', colour, dashed: false, of: ({ within }: MomentSplit) => within },
    { label: 'between chains', colour, dashed: true, of: ({ between }: MomentSplit) => between },
    { label: 'together', colour: ink.text, dashed: false, of: ({ total }: MomentSplit) => total },
  ];
  const values = splits.flatMap(({ within, between, total }) => [within, between, total]);
  const panel = {
    yLabel: 'second moment',
    xLabel: 'generation',
    x: linearBetween(0, Math.max(1, ...splits.map(({ generation }) => generation)), 4),
    y: linearScale([0, ...values]),
    lines: lines.map(({ of, ...line }) => ({ ...line, points: splits.map((split) => [split.generation, of(split)] as const) })),
    bands: [],
    marks: [],
  };
  return drawPanels([panel], lines, { width: 340, plotHeight: 150 }, 'second moment within and between chains against generation');
}
