// Colours that stay apart for readers with any colour vision (Okabe and Ito 2008), on white.

const okabeIto = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#7a5195', '#444444'] as const;

/** Text, axes and the faintest lines. */
export const ink = { text: '#1c1c1c', quiet: '#5b5f66', axis: '#8d9299', grid: '#e9ebee', paper: '#ffffff' } as const;

/** The i-th colour; after the eighth they repeat. */
export function colourOf(i: number): string {
  return okabeIto[i % okabeIto.length]!;
}

/** The colour of a control: the same hue, most of the way to grey. */
export function controlColour(colour: string): string {
  return mix(colour, '#8a8f96', 0.68);
}

/** `share` of the second colour in the first; both as #rrggbb. */
function mix(a: string, b: string, share: number): string {
  const channel = (at: number): string => {
    const from = Number.parseInt(a.slice(at, at + 2), 16);
    const to = Number.parseInt(b.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share).toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
