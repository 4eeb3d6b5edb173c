import { codeList, codeOf, type Table, type TableSchema } from '@assay/dataset';
import { expect, it } from 'vitest';
import * as synthetic from '../src/index.ts';

const register = synthetic.personRegister({ seed: 1, records: 3000 });
const contact = synthetic.contactLog({ seed: 1, residents: 3000 });
const city = synthetic.patrolEvents({ seed: 1, lastDate: '2022-12-31', interventionDate: '2022-09-01' });
const cohort = synthetic.scoredCohort({ seed: 1, people: 500 });
const stops = synthetic.stopAndSearch({ seed: 1, residents: 300_000 });
const images = synthetic.imagePolicy({ seed: 1, cases: 400 });
const integrity = synthetic.dataIntegrity({ seed: 1, reports: 500, staff: 100 });
const vetting = synthetic.staffRegister({ seed: 1, staff: 100, people: 1000, records: 500 });

const tables: readonly (readonly [table: Table, schema: TableSchema])[] = [
  [register.register, synthetic.personRegisterSchema],
  [register.truth, synthetic.personTruthSchema],
  [contact.contacts, synthetic.contactLogSchema],
  [contact.people, synthetic.contactPeopleSchema],
  [contact.flags, synthetic.contactFlagsSchema],
  [contact.impressions, synthetic.officerImpressionsSchema],
  [contact.population, synthetic.residentPopulationSchema],
  [contact.truth, synthetic.contactTruthSchema],
  [city.events, synthetic.patrolEventsSchema],
  [city.sectors, synthetic.patrolSectorsSchema],
  [city.patrols, synthetic.patrolVisitsSchema],
  [city.routes, synthetic.patrolRoutesSchema],
  [city.survey, synthetic.confidenceSurveySchema],
  [city.truth, synthetic.patrolTruthSchema],
  [cohort.cohort, synthetic.scoredCohortSchema],
  [cohort.truth, synthetic.scoredCohortTruthSchema],
  [stops.searches, synthetic.stopAndSearchSchema],
  [stops.population, synthetic.residentPopulationSchema],
  [stops.truth, synthetic.stopAndSearchTruthSchema],
  [images.decisions, synthetic.imageDecisionsSchema],
  [images.truth, synthetic.imageOfficersTruthSchema],
  [integrity.staff, synthetic.integrityStaffSchema],
  [integrity.survey, synthetic.integritySurveySchema],
  [integrity.truth, synthetic.integrityTruthSchema],
  [vetting.staff, synthetic.staffSchema],
  [vetting.addresses, synthetic.staffAddressesSchema],
  [vetting.records, synthetic.vettingRecordsSchema],
  [vetting.truth, synthetic.vettingTruthSchema],
];

it('makes every column of the type that its schema states, of one length, with distinct values and codes in range', () => {
  for (const [table, schema] of tables) {
    for (const field of schema.fields) {
      const column = table.columns[field.name]!;
      expect([schema.name, field.name, column.kind]).toEqual([schema.name, field.name, field.type]);
      if (column.kind === 'number') expect(column.values.length).toBe(table.rowCount);
      else if (column.kind === 'time') expect(column.milliseconds.length).toBe(table.rowCount);
      else {
        const { codes, values } = column.kind === 'date' ? column.recorded : column;
        expect([schema.name, field.name, codes.length]).toEqual([schema.name, field.name, table.rowCount]);
        expect([schema.name, field.name, new Set(values).size]).toEqual([schema.name, field.name, values.length]);
        for (const code of codes)
          if (code < -1 || code >= values.length) expect.fail(`${schema.name}.${field.name}: ${code}`);
      }
    }
  }
});

it('uses values of the code lists that its schemas name', () => {
  for (const [table, schema] of tables) {
    for (const field of schema.fields) {
      const column = table.columns[field.name]!;
      if (field.codeList === undefined || column.kind !== 'text') continue;
      const list = codeList(field.codeList);
      for (const code of new Set(column.codes)) {
        if (code === -1) continue;
        const text = column.values[code]!;
        expect([schema.name, field.name, text, codeOf(list, text)]).not.toEqual([
          schema.name,
          field.name,
          text,
          undefined,
        ]);
      }
    }
  }
});
