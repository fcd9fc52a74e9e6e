// The density of the real sample and of what the loop's models drew, at a few generations.
import type { PortraitRecord } from '@collapse-lab/runner';
import { drawPanels } from '../draw/panel.ts';
import { extent, linearBetween, linearScale } from '../draw/scale.ts';
import type { Line } from '../draw/series.ts';
import type { Figure } from '../draw/svg.ts';
import { formatInteger } from '../format.ts';

/** A density on a grid of values. */
export interface DensityCurve {
  readonly generation: number;
  readonly x: readonly number[];
  readonly density: readonly number[];
}

export interface DensityFigure extends Figure {
  /** Generations whose peak is higher than the axis; their curves are cut. */
  readonly cut: readonly { readonly generation: number; readonly peak: number }[];
}

/** Light to dark with time; the real sample is a grey area. */
const colours = ['#56b4e9', '#0072b2', '#d55e00'] as const;
export const realColour = '#9a9fa6';

/** Peaks may be this much higher than the real sample's before they are cut; a collapsed law would flatten all others. */
const tallest = 4;

/** The curves among portraits of one chain: the real sample, the first model, the one in the middle and the last. */
export function chooseCurves(portraits: readonly PortraitRecord[]): DensityCurve[] {
  const curves = portraits.flatMap(({ generation, curve }) => (curve && curve.x.length > 0 ? [{ generation, ...curve }] : []));
  return landmarks(curves);
}

/** Of things that have a generation, in order: generation 0, the first after it, the one nearest half of the last, the last. */
export function landmarks<T extends { readonly generation: number }>(all: readonly T[]): T[] {
  const models = all.filter(({ generation }) => generation > 0);
  const [first] = models;
  const last = models.at(-1);
  const away = ({ generation }: T): number => Math.abs(generation - last!.generation / 2);
  const middle = models.reduce<T | undefined>((best, each) => (best && away(best) <= away(each) ? best : each), undefined);
  const chosen = [all.find(({ generation }) => generation === 0), first, middle, last];
  return chosen.filter((each, i) => each !== undefined && chosen.indexOf(each) === i) as T[];
}

/** Densities over the values of a unit; linear axes, from density 0. */
export function densities(curves: readonly DensityCurve[]): DensityFigure {
  const peaks = curves.map(({ generation, density }) => ({ generation, peak: extent(density)?.[1] ?? NaN }));
  const reference = peaks.find(({ peak }) => peak > 0)?.peak ?? 1;
  const cut = peaks.filter(({ peak }) => peak > tallest * reference);
  const top = Math.max(...peaks.map(({ peak }) => (peak > tallest * reference ? tallest * reference : peak)).filter(Number.isFinite), 0);
  const [low, high] = extent(curves.flatMap(({ x }) => [...x])) ?? [0, 1];

  const models = curves.filter(({ generation }) => generation > 0);
  const colourFor = (curve: DensityCurve): string => {
    const at = models.indexOf(curve);
    return at < 0 ? realColour : at === models.length - 1 ? colours[2] : colours[at === 0 ? 0 : 1];
  };
  const lines: Line[] = curves.map((curve) => ({
    points: curve.x.map((x, i) => [x, curve.density[i] ?? NaN] as const),
    colour: colourFor(curve),
    filled: curve.generation === 0,
    width: curve.generation === 0 ? 1 : 1.8,
  }));
  const legend = curves.map((curve) => ({
    label: curve.generation === 0 ? 'real sample' : `generation ${formatInteger(curve.generation)}`,
    colour: colourFor(curve),
    ...(curve.generation === 0 && { sign: 'area' as const }),
  }));
  const panel = { yLabel: 'density', xLabel: 'value', x: linearBetween(low, low < high ? high : low + 1, 6), y: linearScale([0, top || 1]), lines, bands: [], marks: [] };
  return { ...drawPanels([panel], legend, { width: 460, plotHeight: 220 }, `density of ${legend.map(({ label }) => label).join(', ')}`), cut };
}
