import { InputError } from '@assay/statistics';
import { codePoints } from '../names/code-points.ts';
import { bandedDistance } from './banded.ts';

export interface LevenshteinOptions {
  /** Stop beyond this many edits and answer `atMost + 1`. */
  readonly atMost?: number;
}

/**
 * How many letters would have to be typed differently to turn one name into the other?
 *
 * Levenshtein distance: the fewest insertions, deletions and substitutions of one character, counted on Unicode code
 * points after NFC normalisation, so that "José" is one edit from "Jose" (a database that counts bytes says two, and a
 * tolerance of one silently becomes nought for names with accents).
 *
 * Edge rules: two empty names are 0 apart; case matters; with `atMost`, any larger distance comes back as `atMost + 1`.
 *
 * @throws InputError where `atMost` is not a whole number from 0.
 *
 * Source: Levenshtein (1966), Soviet Physics Doklady 10(8).
 *
 * @example
 * levenshtein('nguyễn', 'nguyen') // 1
 */
export function levenshtein(a: string, b: string, options: LevenshteinOptions = {}): number {
  const left = codePoints(a);
  const right = codePoints(b);
  const longest = Math.max(left.length, right.length);
  const { atMost = longest } = options;
  if (!Number.isInteger(atMost) || atMost < 0) {
    throw new InputError(`atMost must be a whole number from 0: ${atMost}. Pass the largest distance you need.`);
  }
  return bandedDistance(left, 0, left.length, right, 0, right.length, Math.min(atMost, longest));
}
