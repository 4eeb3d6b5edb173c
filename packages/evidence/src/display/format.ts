import type { Unit } from '../finding/finding.ts';

/** Words after the bar of a reference: `{id | percent}`. */
export const FORMATS = [
  'count',
  'percent',
  'per-100',
  'per-1000',
  'ratio',
  'decimal1',
  'decimal2',
  'decimal3',
  'decimal4',
  'pounds',
  'hours',
  'days',
  'text',
  'interval',
] as const;

export type Format = (typeof FORMATS)[number];

/**
 * Is this word one of the {@link FORMATS} that a reference may ask for?
 *
 * @example
 * isFormat('percent') // true
 */
export function isFormat(word: string): word is Format {
  return (FORMATS as readonly string[]).includes(word);
}

const FITTING_UNITS: Readonly<Partial<Record<Format, readonly Unit[]>>> = {
  percent: ['proportion'],
  'per-100': ['proportion'],
  'per-1000': ['proportion', 'rate-per-1000'],
  pounds: ['pounds'],
  hours: ['hours'],
  days: ['days'],
  ratio: ['ratio'],
};

/**
 * Units that a format can show without changing what the number means; `null` where every number fits.
 *
 * @example
 * unitsFitting('percent') // ['proportion']
 */
export function unitsFitting(format: Format): readonly Unit[] | null {
  return FITTING_UNITS[format] ?? null;
}
