// Figures are code, and code that draws the same records draws the same bytes: the drawings beside this file are the expectation.
import { expect, test } from 'vitest';
import { groupColumns } from '../data/columns.ts';
import { colourOf } from '../draw/palette.ts';
import { renderSvg } from '../draw/svg.ts';
import { collapseStatistics } from '../data/collapse-statistics.ts';
import { mixtureRun, novelRun } from '../testing/records.ts';
import { seriesRun, soundFor } from '../testing/series-run.ts';
import { incidenceFigure, soundFigure, soundFigureOf } from './collapse.ts';
import { clouds } from './clouds.ts';
import { comparison } from './comparison.ts';
import { chooseCurves, densities, landmarks } from './density.ts';
import { trajectory } from './trajectory.ts';

test('runs of different length and domain share both axes', async () => {
  await expect(renderSvg(comparison([mixtureRun(), novelRun()]), 'comparison')).toMatchFileSnapshot('./comparison.snapshot.svg');
});

test('columns that belong together are lines of one panel', async () => {
  const run = mixtureRun();
  const [group] = groupColumns(run.columns.filter(({ name }) => name.startsWith('stdDev')));
  await expect(renderSvg(trajectory(run, group!, colourOf(0)), 'trajectory')).toMatchFileSnapshot('./trajectory.snapshot.svg');
});

test('densities show the real sample, the first, the middle and the last model', async () => {
  const figure = densities(chooseCurves(mixtureRun().portraits));
  await expect(renderSvg(figure, 'density')).toMatchFileSnapshot('./density.snapshot.svg');
  expect(figure.cut).toEqual([]);
});

test('points of the plane are dots on the axes of the real sample, and those off them are counted', async () => {
  // A ring that shrinks; its last generation has also thrown one point far away.
  const ring = (generation: number, radius: number) => {
    const along = (of: (angle: number) => number): number[] => Array.from({ length: 60 }, (_, i) => radius * of((2 * Math.PI * i) / 60));
    return { generation, x: along(Math.cos), y: along(Math.sin) };
  };
  const thrown = ring(40, 0.3);
  const figure = clouds([ring(0, 1), ring(1, 1), ring(20, 0.6), { ...thrown, x: thrown.x.with(0, 50) }], colourOf(0));
  await expect(renderSvg(figure, 'clouds')).toMatchFileSnapshot('./clouds.snapshot.svg');
  expect(figure.outside).toEqual([{ generation: 40, points: 1 }]);
});

test('a chain that ended is a cross, and a band with an infinite edge reaches the end of the axis', async () => {
  const run = mixtureRun({ generations: 50, chains: 3, control: 0 });
  const rows = run.rows
    .filter(({ chain, generation }) => chain !== 2 || generation <= 30)
    .map((row) => ({ ...row, values: { ...row.values, variance: row.chain === 0 && row.generation > 30 ? Infinity : row.values['variance']! } }));
  const reason = { code: 'component-collapsed', message: '' };
  const record = { ...run, rows, outcomes: [{ arm: 'loop' as const, chain: 2, status: 'ended' as const, generation: 30, reason }] };
  const [group] = groupColumns(run.columns.filter(({ name }) => name === 'variance'));
  await expect(renderSvg(trajectory(record, group!, colourOf(0)), 'ended')).toMatchFileSnapshot('./ended.snapshot.svg');
});

const survivors = seriesRun([3, 5, 5, 8, 11, 14, 20, 26, 40, 40].map((n) => soundFor(n, 40)), { control: [soundFor(40, 40), soundFor(30, 40), soundFor(40, 40)] });

test('chains still sound are a curve in steps with limits, ticks where chains are censored, and those at risk below', async () => {
  const { loop, control } = collapseStatistics(survivors);
  await expect(renderSvg(soundFigure({ loop: loop!, control: control! }, colourOf(0)), 'sound')).toMatchFileSnapshot('./sound.snapshot.svg');
});

test('runs of different length share a logarithmic axis of chains still sound', async () => {
  const short = seriesRun([1, 2, 2, 3].map((n) => soundFor(n, 6)));
  const runs = [survivors, short].map((run, place) => ({ label: `run ${place + 1}`, place, loop: collapseStatistics(run).loop! }));
  await expect(renderSvg(soundFigureOf(runs, true), 'sound-of-runs')).toMatchFileSnapshot('./sound-of-runs.snapshot.svg');
});

test('collapse and failure of the fit rise apart', async () => {
  const { loop } = collapseStatistics(seriesRun([soundFor(2, 20), soundFor(4, 20), soundFor(9, 9), soundFor(12, 12), soundFor(20, 20)], { ended: [2, 3] }));
  await expect(renderSvg(incidenceFigure(loop!.incidence!, colourOf(0)), 'incidence')).toMatchFileSnapshot('./incidence.snapshot.svg');
});

test('a peak far above the real sample’s is cut and named', () => {
  const flat = { generation: 0, x: [0, 1, 2], density: [0.1, 0.2, 0.1] };
  const spike = { generation: 9, x: [0, 1, 2], density: [0, 5, 0] };
  expect(densities([flat, spike]).cut).toEqual([{ generation: 9, peak: 5 }]);
});

test('landmarks are the real sample, first, middle and last, each once', () => {
  const at = (...generations: number[]) => generations.map((generation) => ({ generation }));
  expect(landmarks(at(0, 1, 10, 40, 60, 100))).toEqual(at(0, 1, 40, 100));
  expect(landmarks(at(0, 1))).toEqual(at(0, 1));
  expect(landmarks(at(0))).toEqual(at(0));
  expect(landmarks([])).toEqual([]);
});
