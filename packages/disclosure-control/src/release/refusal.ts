import { type Finding, type FindingTable, numbersWithoutKind } from '@assay/evidence';
import { countsPeopleColumn } from '../cells/counts-people.ts';

/** Why a finding cannot leave in any form, and what would let it; `null` where it may. */
export interface Refusal {
  readonly place: string;
  readonly rule: string;
  readonly remedy: string;
}

/** Why a finding cannot leave in any form, or `null`. */
export function releaseRefusal(finding: Finding): Refusal | null {
  const personal = finding.table?.columns.find(({ identifiesPerson }) => identifiesPerson === true);
  if (personal !== undefined || (finding.table !== null && isOneRowAPerson(finding.table))) {
    return {
      place: personal?.name ?? 'rows',
      rule: 'person-level-rows',
      remedy: 'State counts of people instead of a row for each',
    };
  }
  if (finding.table !== null && areCountsInNames(finding.table)) {
    return {
      place: 'rows',
      rule: 'counts-in-names',
      remedy: 'Take the counts out of the names of the rows: names leave as they are',
    };
  }
  const [without] = numbersWithoutKind(finding);
  if (without !== undefined) {
    return {
      place: without,
      rule: 'no-kind',
      remedy: `Say how "${without}" is made: a count, of which counts it is made, or on how many people it rests`,
    };
  }
  return null;
}

const FEWEST_PERSON_ROWS = 5;

/** True where each row counts one person or none: its names, not its counts, are what would leave. */
function isOneRowAPerson({ columns, rows }: FindingTable): boolean {
  const counts = columns.flatMap((column, index) => (countsPeopleColumn(column) ? [index] : []));
  const filled = rows.filter((row) => counts.some((index) => row[index] === 1));
  return (
    filled.length >= FEWEST_PERSON_ROWS &&
    filled.length * 2 > rows.length &&
    rows.every((row) => counts.every((index) => row[index] === null || row[index] === 0 || row[index] === 1))
  );
}

const FEWEST_TELLING_ROWS = 2;

/** True where the name of every row that counts people says how many: "north (n = 7)". */
function areCountsInNames({ columns, rows }: FindingTable): boolean {
  const keys = columns.flatMap(({ key }, index) => (key === true ? [index] : []));
  const counts = columns.flatMap((column, index) => (countsPeopleColumn(column) ? [index] : []));
  return counts.some((index) => {
    const filled = rows.filter((row) => typeof row[index] === 'number' && row[index] > 0);
    const isTold = (row: (typeof rows)[number]): boolean =>
      keys.some((key) => numbersIn(String(row[key])).includes(row[index] as number));
    return filled.length >= FEWEST_TELLING_ROWS && filled.every(isTold);
  });
}

/** Numbers that a name gives as a count: "(7)", "(7 people)", "n = 7"; not those that name the group: 500 places, 2023-04-01. */
const GIVEN_AS_COUNT = /(?:\(\s*(?:n\s*[=:]\s*)?|\bn\s*[=:]\s*)(\d+(?:[,\s]\d{3})*)(?![\d.,-]*\d)/gi;

function numbersIn(name: string): number[] {
  return [...name.matchAll(GIVEN_AS_COUNT)].map(([, digits]) => Number(digits!.replaceAll(/[,\s]/g, '')));
}
