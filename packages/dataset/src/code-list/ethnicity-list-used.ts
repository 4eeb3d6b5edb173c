import type { DictionaryColumn } from '@assay/statistics';
import { bareEthnicCode } from './bare-ethnic-code.ts';
import { ethnicWording } from './ethnic-wordings.ts';
import { type RowWeights, rowsOfValues } from './mapped-words.ts';

/** Which self-defined list a column was written in, as far as its codes tell. */
export interface EthnicityListUsed {
  readonly list: 'self-defined-ethnicity-16+1' | 'self-defined-ethnicity-18+1' | null;
  /** Why, in words. */
  readonly reason: string;
}

const OLDER = 'self-defined-ethnicity-16+1';
const RECENT = 'self-defined-ethnicity-18+1';
/** Codes that the list of 2001 does not have; W4 is ours for Roma of the census of 2021. */
const ONLY_RECENT = new Set(['W3', 'W4', 'A4', 'O2']);
/**
 * Share of residents under those codes: Chinese 445,619, Arab 331,844, Gypsy or Irish Traveller 67,757 of 59,597,542.
 * Source: Office for National Statistics, Census 2021, England and Wales, TS021.
 */
const SHARE_ONLY_RECENT = (445_619 + 331_844 + 67_757) / 59_597_542;
/** How unlikely it has to be that a column in the newer list holds none of its new codes. */
const CHANCE_OF_NONE = 0.01;

/**
 * In which list was this column of self-defined ethnicity written: that of 2001 (16+1), where O1 is Chinese, or that of 2011
 * (18+1), where O1 is nothing? Told by the codes as a whole: A4, W3 and O2 stand in the newer list alone; a column with so
 * many codes that one of them ought to be there, and none, is of the older one. `null` where the codes do not tell, or tell
 * both.
 *
 * @example
 * ethnicityListUsed(dictionaryColumn(['A1', 'A4', 'W1'])).list // 'self-defined-ethnicity-18+1'
 */
export function ethnicityListUsed(column: DictionaryColumn, weights?: RowWeights): EthnicityListUsed {
  const rows = rowsOfValues(column, weights);
  let coded = 0;
  const recent = new Set<string>();
  const older = new Set<string>();
  for (const [at, word] of column.values.entries()) {
    if (rows[at] === 0) continue;
    const code = bareEthnicCode(word);
    if (code !== null && /^[WMABO]/.test(code)) {
      coded += rows[at]!;
      if (ONLY_RECENT.has(code)) recent.add(word);
    }
    const wording = ethnicWording(word);
    if (wording?.list === OLDER) older.add(word);
    if (wording?.list === RECENT && ONLY_RECENT.has(wording.code ?? '')) recent.add(word);
  }
  const named = (words: ReadonlySet<string>) => [...words].sort().join(', ');
  if (recent.size > 0 && older.size > 0) {
    return { list: null, reason: `the column holds both ${named(older)} of 16+1 and ${named(recent)} of 18+1` };
  }
  if (recent.size > 0) return { list: RECENT, reason: `the column holds ${named(recent)}, which 16+1 does not have` };
  if (older.size > 0) return { list: OLDER, reason: `the column holds ${named(older)}, which 18+1 does not have` };
  if ((1 - SHARE_ONLY_RECENT) ** coded < CHANCE_OF_NONE) {
    return { list: OLDER, reason: `none of the ${coded} codes is A4, W3 or O2, which 18+1 has and 16+1 has not` };
  }
  return { list: null, reason: `the column's ${coded} codes stand in both lists` };
}
