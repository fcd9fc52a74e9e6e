// The README of a system without its marks of Markdown: paragraphs of plain words.

/** The paragraphs, without headings. */
export function paragraphsOf(readme: string): string[] {
  return readme.split(/\n\n+/).filter((text) => !text.startsWith('#')).map((text) => withoutMarks(text).replaceAll('\n', ' ').trim()).filter((text) => text !== '');
}

interface Mark {
  readonly at: number;
  readonly length: number;
}

/**
 * The text without ticks and without stars that emphasise. By the rule of CommonMark (6.2): stars open where they are left-flanking and close where they are
 * right-flanking, so that the star of `w* = ` is no mark; within ticks nothing is one.
 */
function withoutMarks(text: string): string {
  const marks: Mark[] = [];
  const open: Mark[] = [];
  for (const { 0: found, index: at } of text.matchAll(/`[^`]*`|\*+/g)) {
    const { length } = found;
    if (found.startsWith('`')) {
      marks.push({ at, length: 1 }, { at: at + length - 1, length: 1 });
      continue;
    }
    const [before, after] = [kindOf(text[at - 1]), kindOf(text[at + length])];
    const opener = open.findLastIndex((each) => each.length === length);
    if (opener >= 0 && flanks(before, after)) {
      marks.push(open[opener]!, { at, length });
      open.splice(opener);
    } else if (flanks(after, before)) open.push({ at, length });
  }
  return marks.sort((a, b) => b.at - a.at).reduce((left, { at, length }) => left.slice(0, at) + left.slice(at + length), text);
}

type Kind = 'space' | 'punctuation' | 'word';

const kindOf = (character = ' '): Kind => (/\s/.test(character) ? 'space' : /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'word');

/** Whether stars belong to what is near: right-flanking stars to what is before, left-flanking ones to what is after. */
const flanks = (near: Kind, far: Kind): boolean => near === 'word' || (near === 'punctuation' && far !== 'word');
