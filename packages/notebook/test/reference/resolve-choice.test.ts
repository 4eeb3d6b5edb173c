import { type FindingDraft, finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { parseBlock, resolveChoice } from '../../src/index.ts';

const draft: FindingDraft = {
  id: 'tolerance.people',
  title: 'People by tolerance',
  questions: ['MM-P1'],
  unit: 'count',
  table: {
    columns: [
      { name: 'forename', label: 'Edits in first name', unit: 'count', key: true },
      { name: 'surname', label: 'Edits in surname', unit: 'count', key: true },
      { name: 'mixed', label: 'Mixed', unit: 'count' },
    ],
    rows: [
      [0, 0, 2],
      [0, 1, 3],
      [1, 0, 4],
    ],
  },
  method: { name: 'Count', source: 'definition' },
};
const source = { cell: 'c', file: 'f' };
const choice = (line: string, of: FindingDraft = draft) =>
  resolveChoice(parseBlock(line) as never, finding(of, source), { surname: 1, edits: 0, far: 9 });

describe('resolveChoice', () => {
  it('offers the values of a key column in the order of the table, and says which this run was set to', () => {
    expect(choice('{choose: tolerance.people by surname}')!.columns).toEqual([{ position: 1, values: [0, 1], set: 1 }]);
    const both = choice('{choose: tolerance.people by forename at parameter:edits and surname at parameter:far}')!;
    expect(both.columns).toEqual([
      { position: 0, values: [0, 1], set: 0 },
      { position: 1, values: [0, 1], set: null },
    ]);
  });

  it('offers nothing where nothing was computed', () => {
    const { table: _, ...rest } = draft;
    const none = { ...rest, notComputed: { status: 'not-computed', reason: 'no log was given' } } as const;
    expect(choice('{choose: tolerance.people by surname}', none)).toBeNull();
  });

  it.each([
    ['{choose: tolerance.people by mixed}', /has no key mixed\. Known: forename, surname/],
    ['{choose: tolerance.people by surnam}', /has no key surnam\. Did you mean "surname"\?/],
    ['{choose: tolerance.people by surname at parameter:edit}', /unknown parameter: edit\. Did you mean "edits"\?/],
  ])('refuses %s', (line, message) => expect(() => choice(line)).toThrow(message));

  it('refuses a finding without a table', () => {
    const { table: _, ...rest } = draft;
    expect(() => choice('{choose: tolerance.people by surname}', { ...rest, value: 1 })).toThrow(/has none\. Write/);
  });
});
