import { expect, it } from 'vitest';
import {
  contactLog,
  dataIntegrity,
  imagePolicy,
  patrolEvents,
  personRegister,
  scoredCohort,
  staffRegister,
  stopAndSearch,
} from '../src/index.ts';

it('gives what the examples of the documentation say', () => {
  expect(personRegister({ seed: 'example', records: 1000 }).register.rowCount).toBe(1000);
  expect(contactLog({ seed: 'example', residents: 2000 }).truth.rowCount).toBe(2000);
  expect(patrolEvents({ seed: 'example' }).sectors.rowCount).toBe(80);
  expect(scoredCohort({ seed: 'example', people: 1000 }).cohort.rowCount).toBe(1000);
  expect(stopAndSearch({ seed: 'example', residents: 1000 }).population.rowCount).toBe(35);
  expect(staffRegister({ seed: 'example', staff: 100, people: 1000, records: 500 }).records.rowCount).toBe(500);
  expect(dataIntegrity({ seed: 'example', reports: 500, staff: 100 }).survey.rowCount).toBe(300);
  expect(imagePolicy({ seed: 'example', cases: 100 }).decisions.rowCount).toBe(100);
});
