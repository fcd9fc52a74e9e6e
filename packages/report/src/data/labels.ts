// What runs are called in figures and headings.
import type { RunRecord } from '@collapse-lab/runner';

/** A title per run, told apart by name or number where titles coincide. */
export function runLabels(runs: readonly RunRecord[]): string[] {
  const titles = runs.map(({ study }) => study.title || study.name || 'untitled study');
  return titles.map((title, i) => {
    const twins = runs.filter((_, j) => titles[j] === title);
    if (twins.length === 1) return title;
    const name = runs[i]!.study.name;
    const named = name !== title && twins.filter(({ study }) => study.name === name).length === 1;
    return named ? `${title} (${name})` : `${title} (run ${i + 1})`;
  });
}

/** At most `length` characters, the last an ellipsis where something was cut. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const cut = characters.slice(0, length - 1).join('');
  // Between words where there is a border not far back, so that no word ends in the middle.
  const border = cut.lastIndexOf(' ');
  return `${(border > 0.8 * cut.length ? cut.slice(0, border) : cut).trimEnd()}…`;
}
