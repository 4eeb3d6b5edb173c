import {
  BLANK_GROUP,
  blankGroup,
  checkedCodes,
  cohenKappa,
  type DictionaryColumn,
  InputError,
  type MaybeEstimate,
} from '@assay/statistics';
import { rateWithInterval } from '../rate/rate.ts';

export interface AgreementCell {
  readonly selfDefined: string;
  readonly officerDefined: string;
  readonly count: number;
  /** Of the people who define themselves so, the share whom officers define so. */
  readonly share: MaybeEstimate;
}

export interface Agreement {
  /** Every combination that occurs, the missing groups among them. */
  readonly cells: readonly AgreementCell[];
  /** People whose group both give, and both in the groups compared. */
  readonly comparable: number;
  /** Share of them on whom both agree. */
  readonly agreement: MaybeEstimate;
  /** Agreement beyond chance: Cohen's kappa. */
  readonly kappa: MaybeEstimate;
}

/**
 * When officers record a person's ethnicity, how often is it what the person says?
 *
 * Both columns must already hold one roll-up (White, Black, …); codes of two lists are never matched by their letters.
 * Kappa and agreement are over rows where both values are among `comparedGroups` (default: values that both columns
 * use). People with no self-defined group are shown in the cells, by what the officer recorded.
 *
 * @throws InputError where columns differ in length.
 *
 * Source: Cohen (1960).
 *
 * @example
 * const selfDefined = dictionaryColumn(['White', 'Black', 'Black', null]);
 * ethnicityAgreement(selfDefined, dictionaryColumn(['White', 'Black', 'White', 'White'])).agreement.value // 0.6667
 */
export function ethnicityAgreement(
  selfDefined: DictionaryColumn,
  officerDefined: DictionaryColumn,
  options: {
    readonly comparedGroups?: readonly string[];
    readonly missingGroup?: string;
    /** In a table of counts, how many rows each row stands for. */
    readonly weights?: ArrayLike<number>;
    readonly level?: number;
  } = {},
): Agreement {
  if (selfDefined.codes.length !== officerDefined.codes.length) {
    throw new InputError(
      `columns must be of one length: ${selfDefined.codes.length} and ${officerDefined.codes.length}. Check the join.`,
    );
  }
  checkedCodes(selfDefined, 'the self-defined groups');
  checkedCodes(officerDefined, 'the officer-defined groups');
  const missingGroup = options.missingGroup ?? BLANK_GROUP;
  const rows = [blankGroup(selfDefined.values, missingGroup), ...selfDefined.values];
  const columns = [blankGroup(officerDefined.values, missingGroup), ...officerDefined.values];
  const compared = options.comparedGroups ?? selfDefined.values.filter((v) => officerDefined.values.includes(v));
  const table = new Float64Array(rows.length * columns.length);
  for (let row = 0; row < selfDefined.codes.length; row++) {
    const weight = options.weights === undefined ? 1 : options.weights[row]!;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new InputError(`a weight must be finite and not negative: ${weight} in row ${row}. Pass one for each row.`);
    }
    table[(selfDefined.codes[row]! + 1) * columns.length + officerDefined.codes[row]! + 1]! += weight;
  }
  const cells: AgreementCell[] = [];
  for (const [i, self] of rows.entries()) {
    let total = 0;
    for (let j = 0; j < columns.length; j++) total += table[i * columns.length + j]!;
    for (const [j, officer] of columns.entries()) {
      const count = table[i * columns.length + j]!;
      if (count > 0) {
        const share = rateWithInterval(count, total, options.level);
        cells.push({ selfDefined: self, officerDefined: officer, count, share });
      }
    }
  }
  const square = compared.map((self) =>
    compared.map((officer) => {
      const [i, j] = [rows.indexOf(self, 1), columns.indexOf(officer, 1)];
      return i < 0 || j < 0 ? 0 : table[i * columns.length + j]!;
    }),
  );
  const comparable = square.flat().reduce((sum, count) => sum + count, 0);
  const agreed = square.reduce((sum, counts, index) => sum + counts[index]!, 0);
  const reason = 'no one has both a self-defined and an officer-defined group';
  const agreement = rateWithInterval(agreed, comparable, options.level, reason);
  const kappa = cohenKappa(square, options.level === undefined ? {} : { level: options.level });
  return { cells, comparable, agreement, kappa };
}
