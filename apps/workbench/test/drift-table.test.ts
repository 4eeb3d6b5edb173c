import type { DriftReport, FindingDrift } from '@assay/evidence';
import { expect, it } from 'vitest';
import { driftTable } from '../src/page/drift-table.ts';

const identical: FindingDrift = { id: 'a.same', title: 'Same', class: 'identical', numbers: [], wording: [] };
const number = (part: string) =>
  ({ part, class: 'drifted', before: '4', after: '5', absoluteDifference: 1, relativeDifference: 0.25 }) as const;

/** The cells of the table's rows, as text. */
const rowsOf = (...findings: FindingDrift[]) =>
  [...String(driftTable({ findings } as unknown as DriftReport)).matchAll(/<tr>(<th scope="row">.*)<\/tr>/g)].map(
    ([, row]) =>
      row!
        .split(/<\/t[dh]>/)
        .slice(0, -1)
        .map((cell) => cell.replaceAll(/<[^>]+>/g, ' ').trim()),
  );

it('leaves out what is identical, and says so where everything is', () => {
  expect(rowsOf(identical)).toEqual([]);
  expect(String(driftTable({ findings: [identical] } as unknown as DriftReport))).toBe(
    '<p>Every finding is identical.</p>',
  );
});

it('has a row for each number that differs, twelve of a finding at most', () => {
  const one = { ...identical, id: 'b.moved', title: 'Moved', class: 'drifted', numbers: [number('value')] } as const;
  expect(rowsOf(identical, one)).toEqual([['Moved  b.moved', 'value', '4', '5', 'drifted']]);
  const many = Array.from({ length: 13 }, (_, at) => number(`[${at}].n`));
  expect(rowsOf({ ...one, numbers: many }).map(([, part]) => part)).toEqual(many.slice(0, 12).map(({ part }) => part));
});

it('names the words that changed where every number is the same, and none of a finding that is gone', () => {
  expect(rowsOf({ ...identical, wording: ['title', 'method'] }, { ...identical, class: 'missing' })).toEqual([
    ['Same  a.same', 'title, method', '', '', 'identical'],
    ['Same  a.same', '–', '', '', 'missing'],
  ]);
});
