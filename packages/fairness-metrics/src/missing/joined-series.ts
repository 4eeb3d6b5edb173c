import { InputError } from '@assay/statistics';

/** Counts of one period, under the code list by which they were recorded. */
export interface CodedPeriod {
  readonly period: string;
  /** Name and version: "self-defined-ethnicity-16+1". */
  readonly codeList: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** How the codes of one list become those of another, and who says so. */
export interface CodeMapping {
  readonly from: string;
  readonly to: string;
  readonly codes: Readonly<Record<string, string>>;
  /** Where the mapping comes from: publication and date. Never empty. */
  readonly provenance: string;
}

export interface SeriesRow {
  readonly period: string;
  readonly code: string;
  readonly count: number;
  /** The mappings that this count went through; empty where it stands as recorded. */
  readonly provenance: readonly string[];
}

/**
 * May counts of different years stand in one series?
 *
 * Only under one code list. Lists change: "Chinese" stood under Other in the 2001 list and under Asian from 2011, Gypsy
 * or Irish Traveller and Arab did not exist before. A period under another list is refused unless a mapping with its
 * provenance turns every one of its codes into a code of the target list.
 *
 * @throws InputError where a mapping is absent, names no source, or leaves out a code that has counts.
 *
 * @example
 * const period = { period: '2024', codeList: '16+1', counts: { O1: 4, A9: 6 } };
 * const mapping = { from: '16+1', to: '18+1', codes: { O1: 'A4', A9: 'A9' }, provenance: 'Census 2011 groups' };
 * joinSeries([period], '18+1', [mapping])[0] // { period: '2024', code: 'A4', count: 4 }
 */
export function joinSeries(
  periods: readonly CodedPeriod[],
  codeList: string,
  mappings: readonly CodeMapping[] = [],
): SeriesRow[] {
  return periods.flatMap(({ period, codeList: recordedBy, counts }) => {
    checkCounts(period, counts);
    if (recordedBy === codeList) {
      return Object.entries(counts).map(([code, count]): SeriesRow => ({ period, code, count, provenance: [] }));
    }
    const mapping = mappings.find(({ from, to }) => from === recordedBy && to === codeList);
    if (!mapping) {
      throw new InputError(
        `${period} is recorded by ${recordedBy}, the series by ${codeList}. Pass a mapping with its provenance, or keep them apart.`,
      );
    }
    if (mapping.provenance.trim() === '') {
      throw new InputError(`the mapping from ${recordedBy} to ${codeList} names no source. State where it comes from.`);
    }
    const unmapped = Object.keys(counts).filter((code) => !Object.hasOwn(mapping.codes, code));
    if (unmapped.length > 0) {
      throw new InputError(
        `${period} holds codes that the mapping leaves out: ${unmapped.join(', ')}. Map each of them.`,
      );
    }
    const merged = new Map<string, number>();
    for (const [code, count] of Object.entries(counts)) {
      const target = mapping.codes[code]!;
      merged.set(target, (merged.get(target) ?? 0) + count);
    }
    const provenance = [mapping.provenance];
    return [...merged].map(([code, count]): SeriesRow => ({ period, code, count, provenance }));
  });
}

function checkCounts(period: string, counts: CodedPeriod['counts']): void {
  for (const [code, count] of Object.entries(counts)) {
    if (count >= 0 && count < Number.POSITIVE_INFINITY) continue;
    throw new InputError(`a count must be finite and not negative: ${count} of ${code} in ${period}. Correct it.`);
  }
}
