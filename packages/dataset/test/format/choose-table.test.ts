import { expect, it } from 'vitest';
import { chosenTable } from '../../src/format/choose-table.ts';

it('takes the table of that very name, else the one that differs in capitals alone, else tells which there are', () => {
  const tables = ['Calls', 'calls', 'Other'];
  expect(chosenTable('a.db', tables, 'calls')).toBe('calls');
  expect(chosenTable('a.db', tables, 'Calls')).toBe('Calls');
  expect(chosenTable('a.db', tables, 'OTHER')).toBe('Other');
  expect(() => chosenTable('a.db', tables, 'stops')).toThrow(
    'a.db has no table "stops". It has Calls, calls, Other. Name one of these.',
  );
});
