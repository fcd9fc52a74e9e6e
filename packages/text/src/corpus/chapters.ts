// Chapters of a book: a line that is a heading begins one.

/** A number in figures, in Roman ones or in words, and what stands before and behind a book's chapters. */
const NUMBER = String.raw`(?:\d+|[IVXLCDM]+|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE))`;
const ALONE = 'Etymology|ETYMOLOGY|Extracts|EXTRACTS|Preface|PREFACE|Foreword|FOREWORD|Introduction|INTRODUCTION|Prologue|PROLOGUE|Epilogue|EPILOGUE|Afterword|AFTERWORD';

/** `CHAPTER 1. Loomings.`, `Chapter IV`, `CHAPTER ONE: A Start`, `EPILOGUE`, `EXTRACTS (Supplied by a Sub-Sub-Librarian).`: a sign follows, or nothing. */
export const CHAPTER_HEADING = String.raw`^\s*(?:(?:CHAPTER|Chapter)\s+${NUMBER}(?:\s*[.:—–-].*)?|(?:${ALONE})\.?(?:\s*[("“].*)?)\s*$`;

/**
 * The chapters of these lines, each with its heading, and before them what stands before the first. A heading that another follows at once, or
 * nothing, as in a table of contents, begins none. No chapters where nothing does.
 */
export function chaptersOf(lines: readonly string[], heading: RegExp): string[] {
  const starts: number[] = [];
  // From the end, with whether the next line that is not blank belongs to a chapter.
  let text = false;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    if (line.trim() === '') continue;
    const heads = heading.test(line);
    if (heads && text) starts.push(i);
    text = !heads;
  }
  if (starts.length === 0) return [];
  starts.push(0);
  starts.reverse();
  return starts.map((start, i) => lines.slice(start, starts[i + 1]).join('\n')).filter((chapter) => chapter.trim() !== '');
}
