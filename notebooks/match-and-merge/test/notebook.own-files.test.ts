import { tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { personRegister } from '@assay/synthetic';
import { loggedBy } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { clericalSample } from '../findings/clerical.ts';
import { people, register } from '../inputs.ts';
import notebook from '../notebook.ts';

type Found = Awaited<ReturnType<typeof computeFindings>>;
const reasonOf = (found: Found, id: string) => found.get(id)!.notComputed?.reason;
const rowsOf = (found: Found, id: string) => found.get(id)!.table!.rows;

/** A force's own records, each of one person, as `surname, date of birth, person, ethnicity, postcode`. */
function recordsOf(
  own: readonly (readonly [surname: string | null, born: string | null, entity: string | null, ethnicity?: string])[],
) {
  return tableOf(people.schema, {
    record_id: own.map((_, row) => `r${row}`),
    first_name: own.map(() => 'Ada'),
    surname: own.map(([surname]) => surname),
    date_of_birth: own.map(([, born]) => born),
    entity: own.map(([, , entity]) => entity),
    self_defined_ethnicity: own.map(([, , , ethnicity]) => ethnicity ?? null),
  });
}

/** Findings that are counted against the true persons, and nothing else. */
const AGAINST_TRUTH = [
  ...['register.people', 'tolerance.same-date', 'tolerance.pairs', 'tolerance.people'],
  ...['chosen.wrong-links', 'chosen.missed-links', 'chosen.mixed-people', 'chosen.scattered-people'],
  ...['dates.relaxed', 'rules.compared', 'variables.added', 'unmerge.audit', 'clerical.covered'],
  ...['groups.ethnicity', 'groups.sex', 'groups.name-length', 'groups.letters', 'groups.collisions', 'names.changed'],
  ...['model.wrong-links', 'model.missed-links', 'model.by-sex', 'model.by-ethnicity', 'model.by-name-change'],
  ...['size.errors', 'size.cohorts', 'costs.live', 'costs.best'],
];

describe('a register that does not say whom its records are about', async () => {
  const { register } = personRegister({ seed: 'own files', records: 1500 });
  const { entity: _, ...columns } = register.columns;
  const unknown = await computeFindings(notebook, { people: { rowCount: register.rowCount, columns } });

  it.each(AGAINST_TRUTH)('says so of %s', (id) => {
    expect(reasonOf(unknown, id)).toBe('the records do not say which person each is really about');
  });

  it('still links, and says of each way to know wrong links what can be known', () => {
    expect(rowsOf(unknown, 'missing.compared').map((row) => row.slice(2, 6))).toEqual(
      Array.from({ length: 3 }, () => [null, null, null, null]),
    );
    expect(rowsOf(unknown, 'unlabelled.compared').map(([way]) => way)).not.toContain('counted against the truth');
    expect(rowsOf(unknown, 'control.decoy').map((row) => row.at(-1))).not.toContain(0);
    expect(
      rowsOf(unknown, 'model.prior')
        .find(([way]) => way === 'the truth')!
        .slice(1, 3),
    ).toEqual([null, null]);
    expect(unknown.get('clerical.readings')!.notComputed?.reason).toContain('nobody has looked at the drawn pairs yet');
  });
});

describe('how the extract was drawn', async () => {
  const { register } = personRegister({ seed: 'drawn', records: 1500 });

  it('decides what its growth rests on, and records drawn alone tell nothing of people', async () => {
    const drawn = await computeFindings(notebook, { people: register }, { extractDraw: 'records' });
    expect(drawn.get('size.errors')!.limitations![0]).toMatch(/^The records are taken for records drawn at random/);
    expect(reasonOf(drawn, 'costs.best')).toBe(
      'records drawn at random part the records of people; draw people with all their records',
    );
    expect(reasonOf(drawn, 'costs.live')).toBeUndefined();
    const { columns, rows } = drawn.get('size.errors')!.table!;
    const at = (name: string, row: number) => Number(rows[row]![columns.findIndex((each) => each.name === name)]);
    // Three million, and a twentieth more in each of five years: 3,000,000 × 1.05⁵.
    expect([at('records', 0), at('records', 1), at('records', 2)]).toEqual([1500, 3_000_000, 3_828_845]);
    // Right pairs of records drawn alone grow as pairs do.
    expect(at('right', 1) / at('right', 0) / (3_000_000 / 1500) ** 2).toBeCloseTo(1, 2);
  });
});

describe('a few records of a force', () => {
  it('are told of in the log, with nothing of what none of them is', async () => {
    const own = recordsOf([
      ['Lee', '1990-02-01', null],
      ['Lea', '1990-02-01', null],
    ]);
    const run = () => computeFindings(notebook, { people: own });
    expect(await loggedBy(register, run)).toEqual(['2 records, true persons unknown']);
    expect(await loggedBy(clericalSample, run)).toEqual([]);
  });

  it('counts people by group, whatever the number of their records, and no group where none is stated', async () => {
    const own = recordsOf([
      ['Lee', '1990-02-01', 'a', 'Asian'],
      ['Lee', '1990-02-01', 'b', 'White'],
      ['May', '1991-02-01', 'c', 'White'],
      ['Orr', '1992-02-01', 'd', 'Asian'],
      ['Orr', '1992-02-01', 'd', 'Asian'],
    ]);
    const found = await computeFindings(notebook, { people: own });
    expect(rowsOf(found, 'groups.ethnicity').map((row) => row.slice(0, 3))).toEqual([
      ['White', 2, 1],
      ['Asian', 2, 1],
    ]);
    expect(found.get('register.people')!.value).toBe(4);
    const without = await computeFindings(notebook, {
      people: recordsOf([
        ['Lee', '1990-02-01', 'a'],
        ['Lee', null, 'a'],
      ]),
    });
    expect(reasonOf(without, 'groups.ethnicity')).toBe('the records do not state ethnicity');
    expect(without.get('register.without-date')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(reasonOf(without, 'names.changed')).toBe('nobody has two records with names and one date of birth');
    expect(rowsOf(without, 'tolerance.people')[0]).toEqual([0, 0, 0, 0, 0, 1, 2]);
  });
});
