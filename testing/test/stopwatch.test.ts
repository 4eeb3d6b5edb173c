import { expect, it } from 'vitest';
import { benchReport } from '../src/stopwatch.ts';

it('says by how much a goal is missed', () => {
  const lines = benchReport(
    [],
    [
      { claim: 'sweep', measured: 1200, limit: 600, unit: 'ms', direction: 'at-most' },
      { claim: 'ratio', measured: 6, limit: 3, unit: '×', direction: 'at-least' },
    ],
  );
  expect(lines[0]).toContain('FALLS SHORT by 2.00×');
  expect(lines[1]).toContain('holds');
});
