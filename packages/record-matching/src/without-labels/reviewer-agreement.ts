import {
  type Agreement,
  agreementOf,
  checkedCodes,
  type DictionaryColumn,
  InputError,
  type MaybeEstimate,
  MISSING_CODE,
  wilsonInterval,
} from '@assay/statistics';

/** How far two reviewers agree on the cases that both judged. */
export interface AgreementRow extends Agreement {
  /** Reviewers are people too: told apart by number in the order of their names, "1 and 2". */
  readonly reviewers: string;
  readonly first: string;
  readonly second: string;
  readonly cases: number;
  readonly same: number;
  readonly sameShare: MaybeEstimate;
}

/**
 * Would another person have decided the same way?
 *
 * For every two reviewers, the cases that both judged: share judged alike (Wilson), Cohen's kappa and Gwet's AC1, which
 * stays meaningful where nearly all verdicts are alike. Where somebody judged a case twice, the first verdict counts.
 *
 * Input: one row per verdict. Edge rules: a row lacking case, reviewer or verdict is left out; fewer than two reviewers
 * give no row; two who share no case have nothing computed.
 *
 * @throws InputError where the columns differ in length, or a code has no value.
 *
 * Source: Cohen (1960); Gwet (2008).
 *
 * @example
 * const item = dictionaryColumn(['p1', 'p1', 'p2', 'p2']);
 * const reviewer = dictionaryColumn(['R1', 'R2', 'R1', 'R2']);
 * reviewerAgreement({ item, reviewer, verdict: dictionaryColumn(['yes', 'yes', 'no', 'yes']) })[0].kappa.value // 0
 */
export function reviewerAgreement(verdicts: {
  readonly item: DictionaryColumn;
  readonly reviewer: DictionaryColumn;
  readonly verdict: DictionaryColumn;
}): AgreementRow[] {
  const { item, reviewer, verdict } = verdicts;
  const rows = item.codes.length;
  for (const [name, column] of Object.entries(verdicts)) checkedCodes(column, name);
  if (reviewer.codes.length !== rows || verdict.codes.length !== rows) {
    throw new InputError(
      `cases, reviewers and verdicts differ in number: ${rows}, ${reviewer.codes.length}, ${verdict.codes.length}. Pass one of each per verdict.`,
    );
  }
  const judged = reviewer.values.map(() => new Map<number, number>());
  for (let row = 0; row < rows; row++) {
    const who = reviewer.codes[row]!;
    const what = item.codes[row]!;
    const said = verdict.codes[row]!;
    if (who === MISSING_CODE || what === MISSING_CODE || said === MISSING_CODE) continue;
    if (!judged[who]!.has(what)) judged[who]!.set(what, said);
  }
  const present = reviewer.values
    .map((name, code) => ({ name, verdicts: judged[code]! }))
    .filter((each) => each.verdicts.size > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return present.flatMap((first, index) =>
    present.slice(index + 1).map((second, after) => {
      const table = verdict.values.map(() => verdict.values.map(() => 0));
      let cases = 0;
      let same = 0;
      for (const [what, said] of first.verdicts) {
        const other = second.verdicts.get(what);
        if (other === undefined) continue;
        table[said]![other]!++;
        cases++;
        if (other === said) same++;
      }
      return {
        reviewers: `${index + 1} and ${index + after + 2}`,
        first: first.name,
        second: second.name,
        cases,
        same,
        sameShare: wilsonInterval({ successes: same, total: cases }),
        ...agreementOf(table),
      };
    }),
  );
}
