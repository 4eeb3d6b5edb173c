import { textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { evaluationPart, recordedEvents, recordedSectors, recordedVisits } from '../../src/index.ts';
import { patrolTable } from '../example-values.ts';

describe('recorded events', () => {
  it('are columns by what they are, places and harm as numbers, times as clocks showed them', () => {
    const events = recordedEvents(
      patrolTable('events', {
        x_metres: [250, null],
        y_metres: [-10, 7],
        area_code: ['E01', null],
        time: ['2024-06-01T10:00:00Z', null],
        time_to: [null, '2024-01-01T10:00:00Z'],
        month: [null, '2024-03'],
        offence_type: ['drugs', 'theft'],
        source: ['on patrol', null],
        harm_weight: [5, null],
      }),
    );
    expect([...events.x]).toEqual([250, Number.NaN]);
    expect([...events.y]).toEqual([-10, 7]);
    expect([...events.time]).toEqual([Date.UTC(2024, 5, 1, 11), Number.NaN]);
    expect([...events.timeTo]).toEqual([Number.NaN, Date.UTC(2024, 0, 1, 10)]);
    expect([...events.harm]).toEqual([5, Number.NaN]);
    const texts = [events.areaName, events.month, events.offence, events.source].map((column) =>
      [0, 1].map((row) => textAt(column, row)),
    );
    expect(texts).toEqual([
      ['E01', null],
      [null, '2024-03'],
      ['drugs', 'theft'],
      ['on patrol', null],
    ]);
  });
});

describe('recorded visits', () => {
  it('know who planned them by the code list, and whether any names its sector', () => {
    const visits = recordedVisits(
      patrolTable('visits', {
        start: ['2024-06-01T10:00:00Z', '2024-06-01T11:00:00Z'],
        sector_id: [null, 'North'],
        planned_sector_id: ['South', 'North'],
        planned_by: ['Model', 'unknown'],
        override_reason: ['a call', null],
      }),
    );
    expect([...visits.start]).toEqual([Date.UTC(2024, 5, 1, 11), Date.UTC(2024, 5, 1, 12)]);
    expect([...visits.moment]).toEqual([Date.UTC(2024, 5, 1, 10), Date.UTC(2024, 5, 1, 11)]);
    expect([0, 1].map((row) => textAt(visits.plannedBy, row))).toEqual(['model', null]);
    expect([0, 1].map((row) => textAt(visits.planned, row))).toEqual(['South', 'North']);
    expect([0, 1].map((row) => textAt(visits.sector, row))).toEqual([null, 'North']);
    expect(textAt(visits.reason, 0)).toBe('a call');
    expect(visits.namesSectors).toBe(true);
  });

  it('are refused where they were planned by whom no list knows', () => {
    const start = ['2024-06-01T10:00:00Z', '2024-06-01T11:00:00Z'];
    expect(() => recordedVisits(patrolTable('visits', { start, planned_by: ['Model', 'Zulu'] }))).toThrow(
      'visits were planned by Zulu, which no list knows. Write model or people, or say that it means a missing value',
    );
  });

  it('are pings where none names a sector', () => {
    const pings = recordedVisits(
      patrolTable('visits', { start: ['2024-06-01T10:00:00Z'], unit: ['K1'], x_metres: [3], y_metres: [4] }),
    );
    expect(pings.namesSectors).toBe(false);
    expect([textAt(pings.unit, 0), pings.x[0], pings.y[0]]).toEqual(['K1', 3, 4]);
  });
});

describe('recorded sectors', () => {
  const sectors = recordedSectors(
    patrolTable('sectors', {
      sector_id: ['North', null],
      boundary: ['[[0,0]]', null],
      kind: ['Treated', null],
      deprivation_decile: [1, null],
      residents_white: [10, null],
      residents_mixed: [20, null],
      residents_asian: [30, null],
      residents_black: [40, null],
      residents_other: [50, 7],
    }),
  );

  it('have their name, outline, part and residents in the order of the broad groups', () => {
    expect(sectors[0]).toEqual({
      name: 'North',
      boundary: '[[0,0]]',
      kind: 'treated',
      decile: 1,
      people: [10, 20, 30, 40, 50],
    });
  });

  it('are named by their row and have no part where the file says none', () => {
    const none = Number.NaN;
    expect(sectors[1]).toEqual({
      name: 'row 2',
      boundary: '',
      kind: 'Not recorded',
      decile: none,
      people: [none, none, none, none, 7],
    });
  });

  it('keep a part that is on no list, and name one that is', () => {
    const [harbour] = recordedSectors(
      patrolTable('sectors', { sector_id: ['Quay'], boundary: ['[]'], kind: ['harbour'] }),
    );
    expect(harbour!.kind).toBe('harbour');
    expect(['treated', 'harbour'].map(evaluationPart)).toEqual(['patrolled', 'harbour']);
  });
});

it.each(['residents_white', 'boundary'])('refuses a column %s of another length', (name) => {
  const table = patrolTable('sectors', { sector_id: ['North'], boundary: ['[]'], residents_white: [1] });
  const column = table.columns[name]!;
  const longer =
    column.kind === 'number' ? { ...column, values: Float64Array.of(1, 2) } : { ...column, codes: Int32Array.of(0, 0) };
  expect(() => recordedSectors({ ...table, columns: { ...table.columns, [name]: longer } } as typeof table)).toThrow(
    name,
  );
});
