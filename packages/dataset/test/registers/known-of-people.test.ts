import { notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { knownOfPeople, scoredPeople } from '../../src/index.ts';
import { peopleChoices, plainTable, registers } from '../example-values.ts';

const none = notComputed('nobody is flagged');

describe('what a file says of scored people', () => {
  it('is counted of those of whom it says it', () => {
    const rows = knownOfPeople(scoredPeople(registers.scored, peopleChoices), Uint8Array.of(1, 2, 2));
    expect(rows.map(({ what, given, known }) => [what, given, known])).toEqual([
      ['Group', true, 3],
      ['Score', true, 2],
      ['Decision', true, 3],
      ['Flagged, as this report counts it', true, 1],
      ['What happened', true, 2],
    ]);
  });

  it('is nothing of what it does not say, and a group that somebody declined to state is not known', () => {
    const BLANK = [null, null, null];
    const blank = plainTable({ score: BLANK, decision: BLANK, outcome: BLANK, group: ['A', 'declined', null] });
    const table = { ...registers.scored, columns: { ...registers.scored.columns, ...blank.columns } };
    const lacking = {
      ...table,
      columns: { ...table.columns, score: { kind: 'number', values: new Float64Array(3).fill(Number.NaN) } as const },
    };
    const rows = knownOfPeople(scoredPeople(lacking, peopleChoices), none);
    const of = Object.fromEntries(rows.map(({ what, given, known }) => [what, [given, known]]));
    expect(of['Decision']).toEqual([false, 0]);
    expect(of['What happened']).toEqual([false, 0]);
    expect(of['Flagged, as this report counts it']).toEqual([false, 0]);
    expect(of['Score']![1]).toBe(0);
    expect(of['Group']).toEqual([true, 1]);
  });
});
