// Lets echarts draw on the server: an option and a size become the text of an SVG.
import { createRequire } from 'node:module';
import type { EChartsOption, init } from 'echarts';
import { inlined, type Naming } from './inline.js';
import { joinedAgain, setApart } from './member-names.js';
import { TOKENS } from './tokens.js';

export interface Drawing {
  /** In the units of the viewBox: pixels where it is shown at its own size. */
  width: number;
  height: number;
  option: EChartsOption;
}

/** Pixels at the drawing's own size; the frames show no drawing below nine tenths of it, so 11 px stay. */
export const FONT = 12.5;

let loaded: { init: typeof init } | undefined;

/** With the first drawing, and in one file: the library's own modules are hundreds, and take five times as long. */
function library(): { init: typeof init } {
  return (loaded ??= createRequire(import.meta.url)('echarts') as { init: typeof init });
}

export function render({ width, height, option }: Drawing, naming: Naming): string {
  const chart = library().init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontSize: FONT, color: TOKENS.soft, fontFamily: 'sans-serif' },
      ...setApart(option),
    });
    return inlined(joinedAgain(chart.renderToSVGString({ useViewBox: true })), naming);
  } finally {
    chart.dispose();
  }
}
