import { expect, it } from 'vitest';
import { areaPanelSum, panelAreas } from '../../src/evaluation/panel.ts';

const panel = { counts: [1, 2, 4, 8, 16, 32], nPeriods: 3 };

it('holds areas over periods, and adds some of them', () => {
  expect(panelAreas(panel)).toBe(2);
  expect([
    areaPanelSum(panel, [0], [0, 2]),
    areaPanelSum(panel, [1], [1]),
    areaPanelSum(panel, [0, 1], [0, 1]),
  ]).toEqual([...[5, 16, 27]]);
  expect([areaPanelSum(panel, [], [0]), areaPanelSum(panel, new Set([1]), new Set([0, 2]).values())]).toEqual([0, 40]);
});

it('is refused with a hole, and names the area and the period', () => {
  for (const nPeriods of [1, 4, 2.5, 0])
    expect(() => panelAreas({ ...panel, nPeriods })).toThrow(/periods must be at least two/);
  const holed = (value: number) => () => panelAreas({ counts: [1, 2, 4, 8, value, 32], nPeriods: 3 });
  expect(holed(-1)).toThrow('count of area 2, period 2 must be zero or more: -1.');
  expect(holed(Number.NaN)).toThrow('area 2, period 2');
  expect(holed(0)).not.toThrow();
});
