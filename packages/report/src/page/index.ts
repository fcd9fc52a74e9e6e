// What other pages of the house are made of: the same look, escaping and drawings.
export { colourOf, ink } from '../draw/palette.ts';
export { drawPanels, type Panel } from '../draw/panel.ts';
export { linearScale, logScale, type Scale } from '../draw/scale.ts';
export type { Figure } from '../draw/svg.ts';
export { shorten } from '../data/labels.ts';
export { count, formatInteger, formatNumber, formatRange } from '../format.ts';
export { document } from './document.ts';
export { figureElement } from './figure.ts';
export { html, type Content, type Markup } from './markup.ts';
