// An option drawn as SVG text without a browser, the same bytes every time.
import { CustomChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';

echarts.use([CustomChart, GridComponent, GraphicComponent, SVGRenderer]);

/** A drawing to be made: its size in pixels and what it shows, for readers who cannot see it. */
export interface Figure {
  readonly option: EChartsOption;
  readonly width: number;
  readonly height: number;
  readonly description: string;
}

/** The figure as an SVG element that scales with its container; `id` (letters, digits, -) must be unique within a page. */
export function renderSvg(figure: Figure, id: string): string {
  const { option, width, height, description } = figure;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return (
    drawn
      // Rules for hovering: nothing moves here, and their class names count every chart the process has ever drawn.
      .replace(/<style ?>.*?<\/style>/gs, '')
      .replace(/ (?:class="zr\d+-cls-\d+"|ecmeta_\w+="[^"]*"|pointer-events="visible")/g, '')
      // What is left of the counters are ids of clip paths.
      .replace(/\bzr\d+-(c\d+)\b/g, `${id}-$1`)
      .replace(/^<svg /, `<svg role="img" aria-label="${escapeAttribute(description)}" `)
      // XML 1.0 has no place for control characters, not even escaped.
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replace(/\n+/g, '\n')
      .trim()
  );
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
