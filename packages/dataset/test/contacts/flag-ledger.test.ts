import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { calledNuisance, flagLedger, recordedFlags } from '../../src/index.ts';
import { flagTable } from '../example-values.ts';

const flags = (columns: Readonly<Record<string, (string | null)[]>>) =>
  recordedFlags(flagTable({ person_id: ['p1', 'p2', 'p3'], ...columns }));
const filled = (read: ReturnType<typeof recordedFlags>) => flagLedger(read, [0, 1, 2]).map((step) => step.filled);

it('counts for how many flags each step is on record', () => {
  const read = flags({
    action: ['none', 'visit', null],
    action_date: [null, '2024-01-21', null],
    outcome: [null, 'support', null],
  });
  expect(filled(read)).toEqual([3, 2, 2, 1]);
  expect(flagLedger(read, [2]).map((step) => [step.filled, step.flags])).toEqual([
    [1, 1],
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
});

it('counts nothing of a step that the file says of no flag', () => {
  const blank = [null, null, null];
  const read = flags({ action: ['visit', null, null], action_date: blank, outcome: blank });
  expect(filled(read)).toEqual([3, 1, null, null]);
  expect(read.noAction?.reason).toBe('the flags do not say when any was acted on (action_date was not given)');
  expect(filled(flags({ action: blank, action_date: blank, outcome: blank }))).toEqual([3, null, null, null]);
});

it('asks for no day of an action where all that was done is on record as nothing', () => {
  const read = flags({ action: ['none', 'NFA', null], action_date: [null, null, null] });
  expect(read.noAction).toBeNull();
});

it('knows a flag that was called nuisance by its label, in whatever case, and none without a label', () => {
  expect([...calledNuisance(dictionaryColumn(['NUISANCE', 'vulnerable', null, 'public nuisance'])).codes]).toEqual([
    0, 1, -1, 0,
  ]);
});
