import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A table of a notebook that is cut down to few people. */
interface SmallTable {
  readonly input: string;
  /** `dataset/file` in the data folder. */
  readonly file: string;
  /** Column that names a person where a person has several rows; a row is one where it is absent. */
  readonly person?: string;
  /** Rows for each person asked for, where a table needs more to be worth reading. */
  readonly times?: number;
}

/** Notebooks that read tables of people, and those tables. Inputs that count nobody are the dataset's own. */
export const smallNotebooks: Readonly<Record<string, readonly SmallTable[]>> = {
  'stop-and-search-disproportionality': [{ input: 'searches', file: 'stop-and-search/searches.csv' }],
  'risk-model-fairness': [{ input: 'cohort', file: 'scored-cohort/cohort.csv' }],
  'scored-model': [{ input: 'scored', file: 'scored-cohort/cohort.csv' }],
  'image-upload-policy': [{ input: 'decisions', file: 'image-policy/decisions.csv' }],
  'match-and-merge': [{ input: 'people', file: 'person-register/people.csv', person: 'entity' }],
  'data-integrity': [
    { input: 'reports', file: 'data-integrity/reports.csv' },
    { input: 'custody', file: 'data-integrity/custody.csv', times: 4 },
    { input: 'staff', file: 'data-integrity/staff.csv' },
    { input: 'survey', file: 'data-integrity/survey.csv' },
    { input: 'people', file: 'person-register/people.csv', person: 'entity' },
  ],
  'frequent-service-users': [
    { input: 'people', file: 'contact-log/people.csv', person: 'person_id' },
    { input: 'contacts', file: 'contact-log/contacts.csv', person: 'person_id' },
    { input: 'flags', file: 'contact-log/flags.csv', person: 'person_id' },
  ],
  'organisational-offending': [
    { input: 'staff', file: 'staff-register/staff.csv', person: 'person_id' },
    { input: 'addresses', file: 'staff-register/addresses.csv', person: 'person_id' },
    { input: 'records', file: 'staff-register/records.csv', times: 4 },
  ],
  'model-interactions': [
    { input: 'records', file: 'contact-records/people.csv', person: 'entity' },
    { input: 'truth', file: 'contact-records/truth.csv', person: 'entity' },
  ],
  'optimal-patrols': [
    { input: 'events', file: 'patrol-events/events.csv' },
    { input: 'survey', file: 'patrol-events/survey.csv' },
  ],
};

/** What is done to the people of the first release, one by one. */
export type Change = 'none' | 'added' | 'removed' | 'changed';

/**
 * Writes small tables of one notebook, the same people for the same size, but for one record.
 *
 * @returns the files by input.
 */
export function smallInputs(
  slug: string,
  people: number,
  change: Change,
  { data, out }: { readonly data: string; readonly out: string },
): Record<string, readonly string[]> {
  mkdirSync(out, { recursive: true });
  const chosen = new Map<string, ReadonlySet<string>>();
  return Object.fromEntries(
    smallNotebooks[slug]!.map(({ input, file, person, times = 1 }) => {
      const [head, ...rows] = readFileSync(join(data, file), 'utf8').trimEnd().split('\n') as [string, ...string[]];
      const at = person === undefined ? -1 : head.split(',').indexOf(person);
      const keyOf = (row: string, index: number): string => (at < 0 ? String(index) : row.split(',')[at]!);
      const group = person ?? input;
      if (!chosen.has(group)) {
        const all = spread([...new Set(rows.map(keyOf))], people * times + 2);
        chosen.set(group, new Set(picked(all, change)));
      }
      const kept = rows.filter((row, index) => chosen.get(group)!.has(keyOf(row, index)));
      const path = join(out, `${input}.csv`);
      writeFileSync(path, `${[head, ...kept].join('\n')}\n`);
      return [input, [path]];
    }),
  );
}

/** So many evenly spread over a list, in its order. */
function spread(list: readonly string[], count: number): string[] {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, index) => list[Math.floor(index * step)]!);
}

/** The last two are kept aside, to come in. */
function picked(all: readonly string[], change: Change): readonly string[] {
  const base = all.slice(0, -2);
  if (change === 'added') return [...base, all.at(-1)!];
  if (change === 'removed') return base.slice(1);
  return change === 'changed' ? [...base.slice(1), all.at(-2)!] : base;
}
