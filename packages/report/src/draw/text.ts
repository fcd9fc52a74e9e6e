// Words inside drawings.

/** A shape of echarts' graphic component. */
export type GraphicElement = Record<string, unknown>;

// No names in quotation marks: they would end the style attribute that echarts writes them into.
export const fontFamily = 'system-ui, -apple-system, Helvetica, Arial, sans-serif';
export const fontSize = 12;

/** A line of text whose middle is at height y. */
export function text(label: string, x: number, y: number, style: { fill: string; align?: 'right' | 'center' }): GraphicElement {
  return { type: 'text', x, y, silent: true, style: { text: label, textVerticalAlign: 'middle', font: `${fontSize}px ${fontFamily}`, ...style } };
}
