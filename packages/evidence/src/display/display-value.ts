import type { Unit } from '../finding/finding.ts';
import { boundWords } from './bound-words.ts';
import { dateWords } from './date-words.ts';
import type { Format } from './format.ts';
import { fixedText, readableDecimals } from './number-text.ts';

/** `plain`: words a lay member reads; `technical`: the same number with more figures and fewer words. */
export type Words = 'plain' | 'technical';

/** Words around a number: what stands before and after it, and how the number itself is written. */
export interface NumberWords {
  readonly before: string;
  readonly after: string;
  readonly text: string;
}

const NOT_AVAILABLE = 'not available';

const BASES = [100, 1_000, 10_000, 100_000, 1_000_000];

/**
 * The text of a value as prose, tables, charts and drift show it.
 *
 * Without a format the unit decides. A proportion reads "12 in every 100" in plain words (a rarer one moves to 1,000,
 * 10,000, … so that it reads as a whole person) and "12.3%" in technical words. A value that is text, such as a marker
 * put there by the disclosure gate, is shown as it stands, a date as people say it; `null`, and a number that is none, reads "not available". In plain
 * words a share of nothing is "none" and a whole one "all".
 *
 * @example
 * displayValue(0.1234, 'proportion') // '12 in every 100'
 */
export function displayValue(
  value: number | string | null,
  unit: Unit,
  format: Format | null = null,
  words: Words = 'plain',
): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return NOT_AVAILABLE;
  if (typeof value === 'string') return words === 'plain' ? dateWords(value) : value;
  const { before, text, after } = numberWords(value, unit, format, words);
  if (words === 'plain' && after.startsWith(' in every ')) {
    if (value === 0) return 'none';
    if (value === 1 && unit === 'proportion') return 'all';
  }
  return `${before}${text}${after}`;
}

/**
 * The text of an interval: "between 9 and 15 in every 100", or "9.0% to 15.0%" in technical words. Both ends have the
 * base and the decimals of the value they stand `beside`; an interval without an upper limit reads "at least 9 …".
 *
 * @example
 * displayInterval({ low: 0.09, high: 0.15 }, 'proportion') // 'between 9 and 15 in every 100'
 */
export function displayInterval(
  interval: { readonly low: number; readonly high: number | null },
  unit: Unit,
  format: Format | null = null,
  words: Words = 'plain',
  beside: number | null = null,
): string {
  if (!areNumbers(interval)) return NOT_AVAILABLE;
  const { low, high } = intervalEnds(interval, unit, format === 'interval' ? null : format, words, beside);
  if (high === null) return `at least ${low.before}${low.text}${low.after}`;
  if (words === 'technical') return `${low.before}${low.text}${low.after} to ${high.before}${high.text}${high.after}`;
  // What is counted and rounds to nought at both ends is no range from nought to nought.
  if (unit === 'count' && low.text === '0' && high.text === '0') return 'fewer than 1';
  return `between ${low.before}${low.text} and ${high.before}${high.text}${high.after}`;
}

/**
 * The text of an interval below its number in a table, where the unit stands already: "0.81 to 1.46". A column of shares
 * is compared in percentages, so its ends are too.
 *
 * @example
 * displayRange({ low: 0.812, high: 1.463 }, 'ratio', 1.09) // '0.81 to 1.46'
 */
export function displayRange(
  interval: { readonly low: number; readonly high: number | null },
  unit: Unit,
  beside: number | null = null,
): string {
  if (!areNumbers(interval)) return NOT_AVAILABLE;
  const format = unit === 'proportion' ? 'percent' : null;
  const { low, high } = intervalEnds(interval, unit, format, 'plain', beside);
  const end = ({ before, text, after }: NumberWords) => `${before}${text}${after === '%' ? after : ''}`;
  return high === null ? `at least ${end(low)}` : `${end(low)} to ${end(high)}`;
}

function areNumbers({ low, high }: { readonly low: number; readonly high: number | null }): boolean {
  return Number.isFinite(low) && (high === null || Number.isFinite(high));
}

function intervalEnds(
  { low, high }: { readonly low: number; readonly high: number | null },
  unit: Unit,
  format: Format | null,
  words: Words,
  beside: number | null,
): { readonly low: NumberWords; readonly high: NumberWords | null } {
  // One base throughout: "between 4 and 12 in every 1,000", never "4 in every 1,000 and 1 in every 100".
  const base =
    unit === 'proportion' && format === null && words === 'plain'
      ? readableBase(beside === 0 ? (high ?? low) : beside || low || (high ?? 0))
      : null;
  // Ends that are whole counts need no tenths, whatever the number between them has.
  const areWhole = unit === 'count' && Number.isInteger(low) && (high === null || Number.isInteger(high));
  const like = words === 'plain' && !areWhole ? beside : null;
  const end = (value: number) => numberWords(value, unit, format, words, base, like);
  // Where the range is all that is told, it is no narrower in words.
  const isBound = unit === 'proportion' && beside === null;
  return {
    low: isBound && high === 1 ? boundWords(low, 'least', end(low)) : end(low),
    high: high === null ? null : isBound && low === 0 ? boundWords(high, 'most', end(high)) : end(high),
  };
}

/**
 * As {@link displayValue} for a number, in parts: a chart's axis writes the words once. `base` holds a proportion to
 * one base, e.g. 1,000; with `like` it has the decimals of that number, unless they would make it nought.
 *
 * @example
 * numberWords(12.5, 'pounds', null, 'plain') // { before: '£', text: '12.50', after: '' }
 */
export function numberWords(
  value: number,
  unit: Unit,
  format: Format | null,
  words: Words,
  base: number | null = null,
  like: number | null = null,
): NumberWords {
  switch (format ?? unit) {
    case 'count':
      return bare(fixedText(value, format === null ? agreedDecimals(value, like, fewDecimals[words]) : 0));
    case 'percent':
      return percent(value);
    case 'proportion':
      return words === 'technical' ? percent(value) : inEvery(value, base ?? readableBase(value));
    case 'per-100':
      return inEvery(value, 100);
    case 'per-1000':
      return unit === 'rate-per-1000' ? alreadyPer(value, 1000) : inEvery(value, 1000);
    case 'rate-per-1000':
      return alreadyPer(value, 1000);
    case 'rate-per-million':
      return alreadyPer(value, 1_000_000);
    case 'percentage-points':
      return bare(fixedText(value * 100, pointDecimals(value * 100)), ' percentage points');
    case 'ratio':
      return words === 'technical'
        ? bare(fixedText(value, 3))
        : bare(fixedText(value, agreedDecimals(value, like, ratioDecimals)), ' times');
    case 'decimal1':
    case 'decimal2':
    case 'decimal3':
    case 'decimal4':
      return bare(fixedText(value, Number((format as string).slice(-1))));
    case 'pounds': {
      const negative = value < 0;
      return bare(fixedText(Math.abs(value), Number.isInteger(value) ? 0 : 2), '', negative ? '−£' : '£');
    }
    case 'hours':
      return amount(value, agreedDecimals(value, like, fewDecimals[words]), 'hour');
    case 'days':
      return amount(value, agreedDecimals(value, like, fewDecimals[words]), 'day');
    case 'years':
      return amount(value, agreedDecimals(value, like, fewDecimals[words]), 'year');
    case 'metres':
      return amount(value, agreedDecimals(value, like, words === 'technical' ? fewDecimals.technical : none), 'metre');
    case 'score':
      return bare(fixedText(value, words === 'technical' ? 4 : agreedDecimals(value, like, scoreDecimals)));
    default:
      return bare(String(value));
  }
}

function bare(text: string, after = '', before = ''): NumberWords {
  return { before, text, after };
}

function amount(value: number, decimals: number, singular: string): NumberWords {
  return bare(fixedText(value, decimals), Number(value.toFixed(decimals)) === 1 ? ` ${singular}` : ` ${singular}s`);
}

const none = () => 0;
const fewDecimals = {
  plain: (value: number) => (Number.isInteger(value) || Math.abs(value) >= 10 ? 0 : 1),
  technical: (value: number) => (Number.isInteger(value) ? 0 : 1),
};

/** The decimals of the number that another stands beside; its own where it would round to nought. */
function agreedDecimals(value: number, like: number | null, decimalsOf: (value: number) => number): number {
  if (like === null || like === 0) return decimalsOf(value);
  const agreed = Math.abs(value) >= 100 ? Math.min(decimalsOf(value), decimalsOf(like)) : decimalsOf(like);
  return value !== 0 && Number(value.toFixed(agreed)) === 0 ? Math.max(agreed, readableDecimals(value)) : agreed;
}

/** Two decimals below ten, none above, and of a small one as many as show two figures. */
function scoreDecimals(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return 0;
  return magnitude >= 10 ? 0 : Math.max(2, readableDecimals(value));
}

/** Two, none from a hundred on, and of a small one as many as show two figures of it. */
function ratioDecimals(value: number): number {
  if (value === 0 || Math.abs(value) >= 100) return 0;
  return Math.abs(value) < 0.1 ? Math.max(3, readableDecimals(value)) : 2;
}

/** One, and of what one would round to nought as many as show a figure of it. */
function pointDecimals(points: number): number {
  if (points === 0) return 0;
  return Math.abs(points) < 0.05 ? readableDecimals(points) : 1;
}

function percent(value: number): NumberWords {
  const hundredths = value * 100;
  const decimals = Math.max(1, readableDecimals(hundredths, 100));
  return { before: '', text: fixedText(hundredths, hundredths === 0 || hundredths === 100 ? 0 : decimals), after: '%' };
}

function inEvery(value: number, base: number): NumberWords {
  const scaled = value * base;
  const whole = Math.round(scaled);
  const near = Math.abs(scaled - whole) < 1e-9 ? whole : scaled;
  return { before: '', text: fixedText(near, readableDecimals(near, base)), after: ` in every ${fixedText(base, 0)}` };
}

function alreadyPer(value: number, base: number): NumberWords {
  // Rates are printed to a tenth: 24.5 is not shown as 25 beside a ratio made of 24.5.
  const decimals = Number.isInteger(value) ? 0 : Math.max(readableDecimals(value), Math.abs(value) < 100 ? 1 : 0);
  return { before: '', text: fixedText(value, decimals), after: ` in every ${fixedText(base, 0)}` };
}

function readableBase(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return 100;
  return BASES.find((base) => magnitude * base >= 0.95) ?? 1_000_000;
}
