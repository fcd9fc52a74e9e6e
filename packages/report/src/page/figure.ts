// A drawing with its caption.
import { renderSvg, type Figure } from '../draw/svg.ts';
import { html, trusted, type Content, type Markup } from './markup.ts';

/** A figure element on white paper in any colour scheme; `id` is unique within the page. */
export function figureElement(figure: Figure, id: string, caption?: Content): Markup {
  return html`<figure><div class="paper">${trusted(renderSvg(figure, id))}</div>${caption && html`<figcaption>${caption}</figcaption>`}</figure>`;
}
