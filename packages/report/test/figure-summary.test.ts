import type { Finding } from '@assay/evidence';
import type { Figure } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { figureExtremes } from '../src/section/figure-extremes.ts';

const columns = [
  { name: 'group', label: 'Group', unit: 'text', key: true },
  { name: 'share', label: 'Share', unit: 'proportion' },
  { name: 'shareLow', label: 'from', unit: 'proportion' },
  { name: 'shareHigh', label: 'to', unit: 'proportion' },
] as const;
const findingOf = (rows: readonly (readonly (string | number | null)[])[]) =>
  ({ id: 'f', table: { columns, rows } }) as unknown as Finding;
const figure = {
  id: 'f',
  finding: 'f',
  caption: 'Shares',
  summary: '',
  chart: { kind: 'interval', label: 'group', value: 'share', low: 'shareLow', high: 'shareHigh' },
} as const satisfies Figure;

describe('figureExtremes', () => {
  it('names the lowest and the highest with their ranges, whatever the groups are called', () => {
    const finding = findingOf([
      ['Drumlin', 0.2, 0.1, 0.31],
      ['Esker', 0.05, 0.02, 0.09],
      ['Moraine', '[c]', null, null],
      ['Kame', 0.1, 0.08, 0.12],
    ]);
    expect(figureExtremes(figure, finding, 'plain')).toBe(
      'From 5 in every 100 (between 2 and 9 in every 100) for Esker to 20 in every 100 (between 10 and 31 in every 100) for Drumlin; Moraine is held back.',
    );
  });

  it('says whose numbers are not among those it names: held back, or not to be had', () => {
    const others = (...values: readonly (string | null)[]) =>
      figureExtremes(
        figure,
        findingOf([
          ['Esker', 0.1, null, null],
          ['Kame', 0.2, null, null],
          ...values.map((value, at) => [`Till ${at}`, value, null, null]),
        ]),
        'plain',
      );
    const all = 'From 10 in every 100 for Esker to 20 in every 100 for Kame';
    expect(others('[c]', '[c]')).toBe(`${all}; Till 0 and Till 1 are held back.`);
    expect(others('[c]', null)).toBe(`${all}; Till 0 is held back; Till 1 has no number.`);
    expect(others('[c]', '[c]', '[c]', '[c]', null, null)).toBe(
      `${all}; 4 others are held back; Till 4 and Till 5 have no number.`,
    );
  });

  it('says of equal ones that others are not shown, and names no mark that has no place', () => {
    const alike = findingOf([
      ['Esker', 0.1, null, null],
      ['Kame', 0.1, null, null],
      ['Till', '[c]', null, null],
    ]);
    expect(figureExtremes(figure, alike, 'plain')).toBe('Each of those shown is 10 in every 100; Till is held back.');
    const held = { name: 'held', label: 'Held', unit: 'count' };
    const placed = (...rows: readonly (readonly (string | number | null)[])[]) =>
      figureExtremes(
        { ...figure, chart: { kind: 'line', x: 'held', y: 'share' } },
        { id: 'f', table: { columns: [held, columns[1]], rows } } as unknown as Finding,
        'plain',
      );
    expect(placed([20, 0.1], ['[c]', 0.4])).toBe('It is 10 in every 100 for held 20; 1 other has no place in it.');
    expect(placed(['[c]', 0.1], ['[c]', 0.4])).toBeNull();
  });

  it('says both numbers of a line that goes from one to the other, each under its label', () => {
    const pair = {
      ...figure,
      chart: {
        kind: 'plot',
        facet: 'rate',
        marks: [{ mark: 'dumbbell', from: 'before', to: 'after', y: 'group' }],
      },
    } as const satisfies Figure;
    const table = {
      columns: [
        { name: 'rate', label: 'Share', unit: 'text', key: true },
        { name: 'group', label: 'Group', unit: 'text', key: true },
        { name: 'before', label: 'Offender data', unit: 'proportion' },
        { name: 'after', label: 'With suspect data', unit: 'proportion' },
      ],
      rows: [
        ['listed', 'Esker', 0.2, '[c]'],
        ['listed', 'Kame', 0.1, 0.3],
        ['missed', 'Kame', '[c]', '[c]'],
      ],
    };
    const said = (rows: typeof table.rows) =>
      figureExtremes(pair, { id: 'f', table: { ...table, rows } } as unknown as Finding, 'plain');
    expect(said(table.rows)).toBe(
      'Offender data: from 10 in every 100 for listed, Kame to 20 in every 100 for listed, Esker; missed, Kame is held back. With suspect data: it is 30 in every 100 for listed, Kame; listed, Esker and missed, Kame are held back.',
    );
    expect(said([['missed', 'Kame', '[c]', '[c]']])).toBeNull();
  });

  it('says none for nought, of one number what it is, and of equal ones what each is', () => {
    const none = findingOf([
      ['Esker', 0, 0, 0.03],
      ['Kame', 0.1, 0.08, 0.12],
    ]);
    expect(figureExtremes(figure, none, 'plain')).toMatch(/^From none \(between 0 and 3/);
    expect(figureExtremes(figure, findingOf([['Kame', 0.1, 0.08, 0.12]]), 'plain')).toBe(
      'It is 10 in every 100 (between 8 and 12 in every 100) for Kame.',
    );
    expect(figureExtremes(figure, findingOf([['Kame', '[c]', null, null]]), 'plain')).toBeNull();
    const equal = findingOf([
      ['Esker', 0.1, null, null],
      ['Kame', 0.1, null, null],
    ]);
    expect(figureExtremes(figure, equal, 'plain')).toBe('Each is 10 in every 100.');
  });
});
