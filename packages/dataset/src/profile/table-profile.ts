import type { FieldRole } from '../schema/table-schema.ts';

/** One field over all rows. */
export interface FieldProfile {
  readonly field: string;
  readonly type: 'text' | 'number' | 'date' | 'time';
  readonly role: FieldRole;
  readonly rows: number;
  readonly missing: number;
  /** `null` in a table without rows. */
  readonly missingShare: number | null;
  readonly distinct: number;
}

/** How much of a field is missing among the rows of one group; the group may itself be "Missing". */
export interface MissingInGroup {
  readonly field: string;
  readonly groupField: string;
  readonly group: string;
  readonly rows: number;
  readonly missing: number;
  readonly missingShare: number;
}

/** A value that its field's code list does not have. */
export interface OutsideCodeList {
  readonly field: string;
  readonly codeList: string;
  readonly value: string;
  readonly rows: number;
  /** The code whose wording is nearest, for a person to judge. */
  readonly nearest: string | null;
}

/** Identifiers that stand in more than one row. Counts only: an identifier is somebody's. */
export interface DuplicateKey {
  readonly field: string;
  readonly repeatedValues: number;
  /** Rows that hold one of them. */
  readonly rows: number;
  readonly mostRows: number;
}

/** A recorded date that cannot be, or lies after the day of the extract. */
export interface WrongDate {
  readonly field: string;
  readonly kind: 'impossible' | 'future';
  readonly recorded: string;
  readonly rows: number;
}

/** A day that systems and people put in when they do not know the date. */
export interface DefaultDate {
  readonly field: string;
  readonly default: string;
  readonly rows: number;
  /** Rows with a possible date. */
  readonly dated: number;
  readonly share: number;
  /** Share if every day of the recorded range were equally frequent. */
  readonly expectedShare: number;
  readonly ratio: number;
  /** Chance of so many rows or more if every day were equally frequent: exact upper tail of the binomial distribution. */
  readonly pValue: number;
}

/** What came in, as plain arrays ready for a table. */
export interface TableProfile {
  readonly rows: number;
  readonly fields: readonly FieldProfile[];
  readonly missingByGroup: readonly MissingInGroup[];
  readonly outsideCodeLists: readonly OutsideCodeList[];
  readonly duplicateKeys: readonly DuplicateKey[];
  readonly wrongDates: readonly WrongDate[];
  readonly defaultDates: readonly DefaultDate[];
}
