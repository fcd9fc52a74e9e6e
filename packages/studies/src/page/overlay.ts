// One expectation drawn: what was measured with a band of two standard errors, theory laid over it, and where they were compared.
import { colourOf, drawPanels, ink, linearScale, logScale, type Figure } from '@collapse-lab/report/page';
import { judge, type Expectation, type Point } from '../expectation.ts';

const MEASURED = colourOf(0);
const THEORY = colourOf(1);
/** Standard errors to either side: a band that holds the truth nineteen times in twenty. */
const BAND = 2;
/** Letters of a line above a panel of this width. */
const FITS = 52;

/** The drawing, or undefined for a single number, which is no course. */
export function overlay(expectation: Expectation): Figure | undefined {
  const { what, along = 'generation', points, predicted } = expectation;
  const shown = points.filter(({ estimate }) => Number.isFinite(estimate));
  if (shown.length < 2) return undefined;
  const theory = shown.map(({ x }) => ({ x, ...sides(predicted(x)) }));
  const edge = (sign: number) => shown.map(({ estimate, standardError }: Point) => estimate + sign * BAND * (standardError || 0));
  const [low, high] = [edge(-1), edge(1)];
  const values = [...low, ...high, ...theory.flatMap(({ low: from, high: to }) => [from, to])].filter(Number.isFinite);
  const logarithmic = values.every((value) => value > 0) && Math.max(...values) > 50 * Math.min(...values);
  const line = (side: 'low' | 'high') => ({ points: theory.map((at) => [at.x, at[side]] as const), colour: THEORY, dashed: true, width: 1.6 });
  const panel = {
    yLabel: wrapped(what),
    xLabel: along,
    x: linearScale(shown.map(({ x }) => x)),
    y: logarithmic ? logScale(values) : linearScale(values),
    lines: [{ points: shown.map(({ x, estimate }) => [x, estimate] as const), colour: MEASURED }, line('low'), ...(theory.some((at) => at.low !== at.high) ? [line('high')] : [])],
    bands: [{ x: shown.map(({ x }) => x), low, high, colour: MEASURED }],
    marks: judge(expectation).filter(({ holds }) => !holds).map(({ x, measured }) => ({ at: [x, measured] as const, colour: ink.text })),
  };
  const legend = [{ label: `simulation ± ${BAND} s.e.`, colour: MEASURED }, { label: 'theory', colour: THEORY, dashed: true }];
  return drawPanels([panel], legend, { width: 360, plotHeight: 170 }, `${what} against ${along}, measured and predicted`);
}

/** In lines that fit, broken between words: what is cut off may be all by which two titles differ. */
function wrapped(words: string): string {
  const lines = [''];
  for (const word of words.split(' ')) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= FITS) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

const sides = (predicted: ReturnType<Expectation['predicted']>) => (typeof predicted === 'number' ? { low: predicted, high: predicted } : predicted);
