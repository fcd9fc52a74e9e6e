// Which generations a study records, counted from its last one.
import type { Study } from '@collapse-lab/runner';

/** The recorded generation `back` places before the study's last one; 0 where there is none with a model. */
export function recordedBefore({ generations, record }: Pick<Study, 'generations' | 'record'>, back: number): number {
  if (back === 0) return generations;
  // 1, every record-th and the last are recorded.
  const multiples = Math.floor((generations - 1) / record);
  if (back <= multiples) return (multiples - back + 1) * record;
  return back === multiples + 1 && record > 1 && generations > 1 ? 1 : 0;
}
