// Points of the plane: the real sample and what the loop's models drew, at a few generations, on common axes.
import type { PortraitRecord } from '@collapse-lab/runner';
import { drawPanels, type Panel } from '../draw/panel.ts';
import { extent, linearBetween } from '../draw/scale.ts';
import type { Figure } from '../draw/svg.ts';
import { formatInteger } from '../format.ts';
import { landmarks, realColour } from './density.ts';

/** Some points of one generation. */
export interface Cloud {
  readonly generation: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface CloudFigure extends Figure {
  /** Points shown of each generation that lie off the axes. */
  readonly outside: readonly { readonly generation: number; readonly points: number }[];
}

/** The axes reach this share of the real sample's extent beyond it: a cloud that flies apart would make all others a dot. */
const ROOM = 0.25;

/** The clouds among portraits of one chain: the real sample, the first model, the one in the middle and the last. */
export function chooseClouds(portraits: readonly PortraitRecord[]): Cloud[] {
  return landmarks(portraits.flatMap(({ generation, cloud }) => (cloud && cloud.x.length > 0 ? [{ generation, ...cloud }] : [])));
}

/** A panel for each cloud; the axes are those of the first, the real sample. */
export function clouds(all: readonly Cloud[], colour: string): CloudFigure {
  const [x, y] = [axisOver(all[0]?.x ?? []), axisOver(all[0]?.y ?? [])];
  const panels = all.map((cloud): Panel => {
    const real = cloud.generation === 0;
    const points = cloud.x.map((at, i) => [at, cloud.y[i] ?? NaN] as const);
    return { yLabel: real ? 'real sample' : `generation ${formatInteger(cloud.generation)}`, xLabel: 'x', x, y, lines: [], bands: [], marks: [], dots: { points, colour: real ? realColour : colour } };
  });
  const isOff = (place: number): boolean => !(place >= 0 && place <= 1);
  const outside = all
    .map((cloud) => ({ generation: cloud.generation, points: cloud.x.filter((at, i) => isOff(x.at(at)) || isOff(y.at(cloud.y[i] ?? NaN))).length }))
    .filter(({ points }) => points > 0);
  const described = `points of ${panels.map(({ yLabel }) => yLabel).join(', ')}`;
  return { ...drawPanels(panels, [], { width: 235 * Math.max(1, panels.length), plotHeight: 155 }, described), outside };
}

function axisOver(values: readonly number[]) {
  const [low, high] = extent(values) ?? [0, 1];
  const room = ROOM * (high - low) || 1;
  return linearBetween(low - room, high + room, 4);
}
