import { type Table, type TextColumn, tableOf } from '@assay/dataset';
import { readTable } from '@assay/dataset/read';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { staffRegister } from '@assay/synthetic';
import { describeWithReferenceData } from '@assay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { records, reviews, staff } from '../inputs.ts';
import notebook from '../notebook.ts';

describe('organisational offending', () => {
  let found: ReadonlyMap<string, FindingDraft>;
  beforeAll(async () => {
    const made = staffRegister({ seed: 'test', staff: 1500, people: 20_000, records: 12_000, namesakeShare: 0.01 });
    found = await computeFindings(notebook, {
      staff: made.staff,
      addresses: made.addresses,
      records: made.records,
      truth: made.truth,
    });
  });

  it('states findings that can be stored', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const answered = new Set([...found.values()].flatMap(({ questions }) => questions));
    expect([...answered].sort()).toEqual([...notebook.questions].sort());
  });

  it('adds right and wrong flags up to all flags, at every check', () => {
    for (const [, flags, right, wrong] of found.get('ladder.counts')!.table!.rows) {
      expect(Number(right) + Number(wrong)).toBe(flags);
    }
    expect(found.get('ladder.counts')!.table!.rows[0]![1]).toBe(found.get('flags.count')!.value);
    expect(found.get('flags.wrong-share')!.numerator).toBeGreaterThan(0);
  });

  it('lets no victim into the view of those who look for offending', () => {
    expect(found.get('roles.leaked')!.value).toBe(0);
    const [suspects, all, added] = found.get('variants.compared')!.table!.rows;
    expect(Number(suspects![1]) + Number(added![1])).toBe(all![1]);
    expect(added![1]).toBeGreaterThan(0);
  });

  it('takes a role that no list has for nobody’s in particular, and still withholds it', async () => {
    const made = staffRegister({ seed: 'test', staff: 1500, people: 20_000, records: 12_000, namesakeShare: 0.01 });
    const role = made.records.columns['role'] as TextColumn;
    const withRoles = (values: readonly string[]) =>
      computeFindings(notebook, {
        staff: made.staff,
        records: { ...made.records, columns: { ...made.records.columns, role: { ...role, values } } },
      });
    const unread = await withRoles(role.values.map((word) => (word === 'victim' ? 'Suspect (RMS)' : word)));
    for (const id of ['roles.protected-only', 'roles.mixed', 'variants.compared'])
      expect(unread.get(id)!.notComputed?.reason, id).toContain('(“Suspect (RMS)”)');
    expect(unread.get('roles.leaked')!.value).toBe(0);
    const read = await withRoles(role.values.map((word) => (word === 'victim' ? 'Aggrieved' : word)));
    expect(read.get('roles.protected-only')!.numerator).toBe(found.get('roles.protected-only')!.numerator);
  });

  it('takes a flag of which nobody says whose it is for neither wrong nor right, and a blank role for nobody’s', async () => {
    const made = staffRegister({ seed: 'test', staff: 1500, people: 20_000, records: 12_000, namesakeShare: 0.01 });
    const role = made.records.columns['role'] as TextColumn;
    const blank = { ...role, codes: role.codes.map((code) => (role.values[code] === 'victim' ? -1 : code)) };
    const entity = { ...role, codes: role.codes.map((code, row) => (row % 2 === 0 ? -1 : code)) };
    const partly = await computeFindings(notebook, {
      staff: { ...made.staff, columns: { ...made.staff.columns, entity: made.staff.columns['staff_id']! } },
      records: { ...made.records, columns: { ...made.records.columns, role: blank, entity } },
    });
    for (const id of ['flags.wrong-share', 'ladder.counts', 'exposure.first-run', 'collateral.people'])
      expect(partly.get(id)!.notComputed?.reason, id).toMatch(
        /^of 0 of \d+ members of staff and 6000 of 12000 records/,
      );
    const [before, after] = [found, partly].map((each) => each.get('roles.protected-only')!);
    expect(after!.denominator).toBeLessThan(before!.denominator!);
    expect(after!.numerator).toBeLessThan(before!.numerator!);
    expect(partly.get('variants.compared')!.table!.rows.map(([variant]) => variant)).toContain(
      'added by records without a role',
    );
  });

  it('knows nothing of collar numbers, of who left, of later days or of doubles that the files do not say', async () => {
    const made = staffRegister({ seed: 'test', staff: 200, people: 3000, records: 3000, namesakeShare: 0.2 });
    const without = (table: Table, ...names: readonly string[]): Table => ({
      ...table,
      columns: Object.fromEntries(Object.entries(table.columns).filter(([name]) => !names.includes(name))),
    });
    const bare = await computeFindings(notebook, {
      staff: without(made.staff, 'collar_number', 'employed_to'),
      records: without(made.records, 'postcode', 'recorded_date'),
      truth: made.truth,
    });
    const reasons = {
      'scope.left': 'no end of employment is recorded of anybody',
      'scope.collars-handed-on': 'no collar number is recorded of anybody',
      'scope.new-records': 'no record has a date',
      'exposure.per-year': 'no record has a date',
      'exposure.innocent-year': 'no record has a date',
      'workload.per-year': 'no record has a date',
      'flags.duplicate-method': 'no flag is at a record with all that would tell two people of one name apart',
    };
    for (const [id, reason] of Object.entries(reasons)) expect(bare.get(id)!.notComputed?.reason, id).toContain(reason);
    expect(bare.get('exposure.first-run')!.value).toBeGreaterThan(0);
    expect(bare.get('scope.staff')!.table!.rows.every((row) => row[2] === null && row[3] === null)).toBe(true);
    const stated = await computeFindings(
      notebook,
      { staff: made.staff, records: without(made.records, 'recorded_date'), truth: made.truth },
      { recordsPerDay: 300 },
    );
    const [first, perDay] = ['exposure.first-run', 'exposure.per-day'].map((id) => stated.get(id)!.value as number);
    expect(perDay).toBeCloseTo((first! / 3000) * 300, 10);
  });

  it('says why nothing can be judged where the truth is unknown', async () => {
    const made = staffRegister({ seed: 'test', staff: 200, people: 3000, records: 1000 });
    const decisions = tableOf(
      reviews.schema as never,
      {
        staff_id: ['s1', 's1', 's2', 's2', 's3', 's3'],
        record_id: ['r1', 'r1', 'r2', 'r2', 'r3', 'r3'],
        reviewer: ['ann', 'bo', 'ann', 'bo', 'ann', 'bo'],
        decision: ['same person', 'Same person ', 'same person', 'somebody else', 'same person', 'same person'],
      } as never,
    );
    const blind = await computeFindings(notebook, {
      staff: made.staff,
      addresses: made.addresses,
      records: made.records,
      reviews: decisions,
    });
    expect(blind.get('workload.agreement')!.table!.rows.map(([who, cases, same]) => [who, cases, same])).toEqual([
      ['1 and 2', 3, 2],
    ]);
    expect(blind.get('flags.wrong-share')!.notComputed!.reason).toContain('not known who the records are really about');
    expect(blind.get('roles.leaked')!.value).toBe(0);
  });
});

describeWithReferenceData(
  'organisational offending on FEBRL data sets 4a and 4b',
  ['linkage/febrl/dataset4a.csv', 'linkage/febrl/dataset4b.csv'],
  (members, searched) => {
    it('finds the pairs that brute force counted, and speaks of no role where none is stated', async () => {
      const found = await computeFindings(notebook, {
        staff: (await readTable({ paths: [members!], schema: staff.schema })).table,
        records: (await readTable({ paths: [searched!], schema: records.schema })).table,
      });
      expect([...found.values()].flatMap(findingProblems)).toEqual([]);
      const rows = found.get('flags.by-tolerance')!.table!.rows.map((row) => row.slice(0, 4));
      expect(rows).toEqual([
        [0, 2079, 2079, 0],
        [1, 2965, 2965, 0],
        [2, 3275, 3275, 0],
        [3, 3311, 3311, 0],
      ]);
      for (const id of ['roles.flags', 'roles.protected-only', 'roles.mixed', 'variants.compared']) {
        expect(found.get(id)!.notComputed!.reason).toContain('do not say in which role');
      }
      expect(found.get('roles.leaked')!.value).toBe(0);
    });
  },
);
