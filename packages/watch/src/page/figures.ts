// Each measure over the groups: its change with its interval, the reference at the left.
import { colourOf, drawPanels, linearScale, type Figure, type Scale } from '@collapse-lab/report/page';
import type { Findings } from '../contracts.ts';

/** Names below an axis at most; between them every second or third is left out. */
const NAMES = 6;
/** Characters of a name at most: below the last group more would run out of the picture. */
const WIDEST_NAME = 14;

/** The change of the measure at this place in every group. */
export function changeFigure({ measures, comparisons, reference }: Findings, place: number): Figure {
  const measure = measures[place]!;
  const neutral = measure.change === 'ratio' ? 1 : 0;
  const changes = comparisons.map(({ changes }) => changes[place]!.change);
  const names = [reference, ...comparisons.map(({ group }) => group)];
  const colour = colourOf(0);
  const estimates = changes.map(({ estimate }, i): [number, number] => [i + 1, estimate]);
  const panel = {
    yLabel: `${measure.id}, ${measure.change === 'ratio' ? 'relative to the reference' : `difference${measure.unit ? ` in ${measure.unit}` : ''}`}`,
    xLabel: 'group',
    x: groupScale(names),
    y: linearScale([neutral, ...changes.flatMap(({ low, high, estimate }) => [low, high, estimate])]),
    lines: [{ points: [[0, neutral] as [number, number], ...estimates], colour, width: 1.4 }, ...changes.map(({ low, high }, i) => ({ points: [[i + 1, low], [i + 1, high]] as [number, number][], colour, width: 1.2 }))],
    bands: [],
    marks: estimates.filter(([, value]) => Number.isFinite(value)).map((at) => ({ at, colour })),
    rule: neutral,
  };
  return drawPanels([panel], [], { width: 330, plotHeight: 150 }, `${measure.id} of ${names.join(', ')}`);
}

/** Places 0, 1, 2, … from left to right, with as many of the names as find room. */
function groupScale(names: readonly string[]): Scale {
  const last = names.length - 1;
  const every = Math.ceil(names.length / NAMES);
  const at = (value: number): number => 0.06 + (0.88 * value) / Math.max(1, last);
  const room = Math.min(WIDEST_NAME, Math.max(4, Math.floor(44 / Math.ceil(names.length / every))));
  const ticks = names.flatMap((name, value) => (value % every === 0 ? [{ value, at: at(value), label: name.length > room ? `${name.slice(0, room - 1)}…` : name }] : []));
  return { kind: 'linear', at, ticks, note: '' };
}

