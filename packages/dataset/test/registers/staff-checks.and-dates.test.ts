import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  MISSING_DAY,
  NATIONAL_CHECKS,
  type StaffResults,
  staffChecks,
  staffDatedWithin,
  staffTraining,
  vettingRenewals,
} from '../../src/index.ts';
import { staffTableOf } from '../example-values.ts';

const today = dayNumber(2024, 1, 31);

describe('checks of staff', () => {
  const staff = staffTableOf({
    checked: ['yes', 'no', null, 'yes', 'yes'],
    check_result: ['criminal', null, 'vetting', 'vetting', 'promoted'],
  });

  it('are of those of whom it is recorded', () => {
    expect(staffChecks(staff, ['criminal', 'vetting'])).toMatchObject({ checked: [0, 3, 4], known: 4 });
  });

  it('led to what is listed, to nothing, or to what nobody wrote down', () => {
    const read = staffTableOf({
      checked: ['yes', 'no', null, 'yes', 'yes', 'yes'],
      check_result: ['criminal', 'promoted', 'vetting', 'Vetting', 'No trace', null],
    });
    const { checked, found } = staffChecks(read, ['criminal', 'vetting']).results as StaffResults;
    expect(checked).toEqual([0, 3, 4]);
    expect(['criminal', 'vetting', 'promoted', 'no trace', 'all'].map((result) => found(checked, result))).toEqual([
      1, 1, 0, 1, 2,
    ]);
    expect(found([4], 'all')).toBe(0);
    expect(found([2], 'vetting')).toBe(1);
  });

  it('led to nothing that can be counted where a word may mean any result, or none is written', () => {
    expect(staffChecks(staff, ['criminal', 'vetting']).results).toMatchObject({
      reason: expect.stringMatching(/^the result of a check has 1 word that no list has \(“promoted”\)/),
    });
    const blank = staffTableOf({ checked: ['yes'], check_result: [null] });
    expect(staffChecks(blank, ['criminal']).results).toMatchObject({ status: 'not-computed' });
  });
});

it('counts the days of each renewal of vetting, open ones up to today', () => {
  const staff = staffTableOf({
    vetting_started: ['2024-01-01', '2023-12-01', null],
    vetting_completed: [null, '2023-12-11', '2024-01-01'],
  });
  expect(vettingRenewals(staff, today)).toEqual([
    { group: '2024', time: 30, cause: 0 },
    { group: '2023', time: 10, cause: 1 },
  ]);
});

it('knows no renewal to be open where of none it is recorded when it was done, or fell due', () => {
  const vetting = (started: (string | null)[], completed: (string | null)[]) =>
    vettingRenewals(staffTableOf({ vetting_started: started, vetting_completed: completed }), today);
  expect(vetting(['2024-01-01', '2023-12-01'], [null, null])).toMatchObject({
    reason: 'the file does not say of any renewal when it was done',
  });
  expect(vetting([null], ['2024-01-01'])).toMatchObject({
    reason: 'the file does not say of any renewal when it fell due',
  });
});

it('knows who was trained by today, and what those gained who sat both tests', () => {
  const staff = staffTableOf({
    training_date: ['2024-01-01', '2024-02-01', null, '2024-01-31'],
    knowledge_before: [40, 10, 20, null],
    knowledge_after: [60, 5, 30, 70],
  });
  const { trained, days, gains, tested } = staffTraining(staff, today);
  expect(trained).toEqual([0, 3]);
  expect(days[2]).toBe(MISSING_DAY);
  expect(gains([0, 1, 2, 3])).toEqual([20, -5, 10]);
  expect([tested([0, 3]), tested([3])]).toEqual([1, 0]);
  const untested = staffTableOf({ training_date: ['2024-01-01'], knowledge_before: [40], knowledge_after: [null] });
  expect(staffTraining(untested, today).tested([0])).toBeNull();
});

describe('dates of staff', () => {
  const staff = staffTableOf({
    training_date: ['2024-01-01', null, '2024-01-31', '2024-02-01'],
    vetting_started: [null, null, null, null],
  });
  const everyone = [0, 1, 2, 3];

  it('are counted up to the day, the day among them, and as far back as is asked', () => {
    expect(staffDatedWithin(staff, 'training_date', today)(everyone)).toBe(2);
    expect([[1], []].map(staffDatedWithin(staff, 'training_date', today))).toEqual([0, 0]);
    const back = [29, 30].map((days) => staffDatedWithin(staff, 'training_date', today, days)(everyone));
    expect(back).toEqual([1, 2]);
  });

  it('say nothing of a date that is recorded of nobody', () => {
    expect(staffDatedWithin(staff, 'vetting_started', today)(everyone)).toBeNull();
  });
});

describe('the national checks', () => {
  it('have results that a table of checks is read by, fewer than were checked', () => {
    const words = NATIONAL_CHECKS.results.map(([word]) => word);
    const checks = staffChecks(staffTableOf({ checked: ['yes', 'yes'], check_result: ['Vetting', 'no trace'] }), words);
    const { found } = checks.results as StaffResults;
    expect([found([0, 1], 'vetting'), found([0, 1], 'all')]).toEqual([1, 1]);
    const total = NATIONAL_CHECKS.results.reduce((sum, [, count]) => sum + count, 0);
    expect([total, total < NATIONAL_CHECKS.checked]).toEqual([461, true]);
  });
});
