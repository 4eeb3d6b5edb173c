import type { DriftReport, FindingDrift } from '@assay/evidence';
import { expect, it } from 'vitest';
import { driftTable } from '../src/page/drift-table.ts';

const identical: FindingDrift = { id: 'a.same', title: 'Same', class: 'identical', numbers: [], wording: [] };
const number = (part: string) =>
  ({ part, class: 'drifted', before: '4', after: '5', absoluteDifference: 1, relativeDifference: 0.25 }) as const;

const pageOf = (...findings: FindingDrift[]) => String(driftTable({ findings } as unknown as DriftReport));

/** The cells of the table's rows that are not folded away, as text. */
const rowsOf = (...findings: FindingDrift[]) =>
  [
    ...pageOf(...findings)
      .replaceAll(/<details>[\s\S]*?<\/details>/g, '')
      .matchAll(/<tr>(<th scope="row">.*)<\/tr>/g),
  ].map(([, row]) =>
    row!
      .split(/<\/t[dh]>/)
      .slice(0, -1)
      .map((cell) => cell.replaceAll(/<[^>]+>/g, ' ').trim()),
  );

it('leaves out what is identical, and says so where everything is', () => {
  expect(rowsOf(identical)).toEqual([]);
  expect(pageOf(identical)).toBe('<p>Every finding is identical.</p>');
});

it('has a row for each number that differs, and folds away what is more than twelve of a finding, counted and whole', () => {
  const one = { ...identical, id: 'b.moved', title: 'Moved', class: 'drifted', numbers: [number('value')] } as const;
  expect(rowsOf(identical, one)).toEqual([['Moved  b.moved', 'value', '4', '5', 'drifted']]);
  const many = Array.from({ length: 15 }, (_, at) => number(`[${at}].n`));
  const page = pageOf({ ...one, numbers: many });
  const parts = (text: string) => [...text.matchAll(/\[\d+\]\.n/g)].map(String);
  const [before, folded] = page.split('<details>');
  expect(parts(before!)).toEqual(many.slice(0, 12).map(({ part }) => part));
  expect(folded).toMatch(/^<summary>3 more numbers of Moved <code>b\.moved<\/code><\/summary>/);
  // On paper no summary is shown, and everything is open.
  expect(folded).toContain('<caption>Further numbers of Moved</caption>');
  expect(parts(folded!.split('</details>')[0]!)).toEqual(many.slice(12).map(({ part }) => part));
  expect(pageOf({ ...one, numbers: many.slice(0, 12) })).not.toContain('<details>');
  expect(pageOf({ ...one, numbers: many.slice(0, 13) })).toContain('1 more number of');
});

it('names the words that changed, beside numbers too, and none of a finding that is gone', () => {
  expect(rowsOf({ ...identical, class: 'missing' }, { ...identical, wording: ['title', 'method'] })).toEqual([
    ['Same  a.same', '–', '', '', 'missing'],
    ['Same  a.same', 'wording: title, method', '', '', 'identical'],
  ]);
  expect(rowsOf({ ...identical, class: 'drifted', numbers: [number('low')], wording: ['method'] })).toEqual([
    ['Same  a.same', 'low', '4', '5', 'drifted'],
    ['Same  a.same', 'wording: method', '', '', 'other words'],
  ]);
});

it('puts first what is answered otherwise or in one run only, then other numbers, then words alone', () => {
  const stated = (part: string) => ({ ...number(part), absoluteDifference: null, relativeDifference: null });
  const words: FindingDrift = { ...identical, id: 'words', wording: ['title'] };
  const moved: FindingDrift = { ...identical, id: 'moved', class: 'drifted', numbers: [number('value')] };
  const unit: FindingDrift = { ...moved, id: 'unit', numbers: [stated('unit')] };
  const many = Array.from({ length: 13 }, (_, at) => number(`[${at}].n`));
  const answered: FindingDrift = { ...moved, id: 'answered', numbers: [...many, stated('status')] };
  const gone: FindingDrift = { ...identical, id: 'gone', class: 'missing' };
  const rows = rowsOf(words, moved, unit, answered, gone);
  expect([...new Set(rows.map(([finding]) => finding))]).toEqual(
    ['answered', 'gone', 'moved', 'unit', 'words'].map((id) => `Same  ${id}`),
  );
  expect(rows[0]![1]).toBe('status');
});
