// The colours of charts: drawn as fixed hex values, printed into the page as CSS variables, so that light, dark and grey paper need one drawing.

export const TOKENS = {
  ink: '#18222d',
  soft: '#4a5663',
  line: '#d3d9df',
  surface: '#fffffe',
  first: '#1b4f82',
  second: '#e2a63d',
  wait: '#734700',
  gap: '#46525e',
  'heat-1': '#e3edf7',
  'heat-2': '#bcd4ec',
  'heat-3': '#86b0da',
  'heat-4': '#3973ad',
  'heat-5': '#1a4a7a',
} as const;

export type Token = keyof typeof TOKENS;

const BY_COLOUR = new Map<string, string>(Object.entries(TOKENS).map(([name, colour]) => [colour, name]));

/** `var(--chart-first)`; `none` stays. */
export function asVariable(colour: string): string {
  const name = BY_COLOUR.get(colour);
  return name === undefined ? colour : `var(--chart-${name})`;
}

export const HEAT = [
  TOKENS['heat-1'],
  TOKENS['heat-2'],
  TOKENS['heat-3'],
  TOKENS['heat-4'],
  TOKENS['heat-5'],
] as const;

/** What can be read on a shade: ink on the light three, the surface on the dark two (in the dark scheme the other way round). */
export function onHeat(level: number): string {
  return level >= 3 ? TOKENS.surface : TOKENS.ink;
}
