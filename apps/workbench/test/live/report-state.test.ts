import { expect, it } from 'vitest';
import { reportState } from '../../src/live/report-state.ts';

type State = Parameters<typeof reportState>[0];
const said = (status: State['status'], cells: number, isBroken: boolean) =>
  String(
    reportState({
      status,
      cells: Array.from({ length: cells }, () => ({}) as State['cells'][number]),
      problem: isBroken ? ({} as State['problem']) : null,
    }),
  );

it('says of a report whether it is to come, cannot be made, or is being made', () => {
  const [toCome, broken, going] = [
    /The report comes once the cells are computed\./,
    /The code cannot be read as it is now: what the report below says is of before\./,
    /Cells are being computed: what the report below says is of before\./,
  ];
  expect(said('starting', 0, false)).toMatch(toCome);
  expect(said('current', 0, true)).toMatch(toCome);
  expect(said('current', 2, true)).toMatch(broken);
  // What was read before is still being computed.
  expect(said('computing', 2, true)).toMatch(going);
  expect(said('computing', 2, false)).toMatch(going);
  expect(said('current', 2, false)).toMatch(going);
});
