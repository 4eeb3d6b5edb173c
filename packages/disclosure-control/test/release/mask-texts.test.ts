import type { Finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { maskTexts } from '../../src/release/mask-texts.ts';
import { SUPPRESSED as HELD } from '../../src/release/suppressed-mark.ts';
import { finding, key } from '../findings.ts';

function masked(parts: Partial<Finding>, isFixed: (text: string) => boolean = () => false) {
  const places: string[] = [];
  const left = maskTexts(finding({ id: 'cases', title: 'Cases', ...parts }), isFixed, ({ place, status, rule }) => {
    expect([status, rule]).toEqual(['suppressed', 'number-in-text']);
    places.push(place);
  });
  return { left, places };
}

describe('numbers in the sentences of a finding', () => {
  it('are taken out, in digits and in words, wherever a sentence stands', () => {
    const { left, places } = masked({
      title: 'The 1,234.5 cases, and Three more',
      reason: 'only ten people',
      denominatorLabel: 'of 7',
      limitations: ['None.', 'Stone cold.', 'Rests on 4 of 5.'],
      method: { name: 'Two-sided', source: 'Wilson 1927' },
      interval: { low: 0, high: 1, level: 0.95, method: 'at 0.95' },
    });
    expect(left.title).toBe(`The ${HELD} cases, and ${HELD} more`);
    expect([left.reason, left.denominatorLabel]).toEqual([`only ${HELD} people`, `of ${HELD}`]);
    expect(left.limitations).toEqual(['None.', 'Stone cold.', `Rests on ${HELD} of ${HELD}.`]);
    expect(left.method).toEqual({ name: `${HELD}-sided`, source: `Wilson ${HELD}` });
    expect(left.interval).toEqual({ low: 0, high: 1, level: 0.95, method: `at ${HELD}` });
    expect(places.sort()).toEqual(
      ['title', 'reason', 'denominatorLabel', 'limitations', 'method', 'method', 'interval'].sort(),
    );
  });

  it('stay where the name of a column and the reason that it has no range each stand in the code', () => {
    const known = ['Ratio found four times in five', 'its change has one, over the same people'];
    const isFixed = (text: string) => known.includes(text);
    const note = `No range of “${known[0]}”: ${known[1]}.`;
    expect(masked({ limitations: [note] }, isFixed)).toMatchObject({ left: { limitations: [note] }, places: [] });
    const counted = [`No range of “${known[0]}”: only 3 people.`, `No range of “Of 3 people”: ${known[1]}.`];
    expect(masked({ limitations: counted }, isFixed).left.limitations).toEqual([
      `No range of “${known[0]}”: only ${HELD} people.`,
      `No range of “Of ${HELD} people”: ${known[1]}.`,
    ]);
  });

  it('are taken out as a whole, in words above ten too, which are held back as well', () => {
    const words =
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen';
    for (const word of words.split(' '))
      expect(masked({ reason: `only ${word} cases` }).left.reason).toBe(`only ${HELD} cases`);
    for (const number of ['twenty-one', 'One hundred and twelve', 'two thousand', '1,234,567.8'])
      expect(masked({ reason: `of ${number} people` }).left.reason).toBe(`of ${HELD} people`);
    const none = 'often, tenth, someone, sixth, a hundred, per thousand';
    expect(masked({ reason: none }).left.reason).toBe(none);
  });

  it('leave one mark of a date, whose dashes tell nothing', () => {
    for (const date of ['2021-04', '10/05/2023', '12:30'])
      expect(masked({ value: date, unit: 'text' }).left.value).toBe(HELD);
    expect(masked({ value: 'from 4 to 5', unit: 'text' }).left.value).toBe(`from ${HELD} to ${HELD}`);
  });

  it('stay where the sentence stands in the code, and where the finding is refused', () => {
    const { left, places } = masked({ title: 'Cases of 2024', reason: 'x' }, (text) => text === 'Cases of 2024');
    expect([left.title, places]).toEqual(['Cases of 2024', []]);
    const reason = 'held back: 12';
    const refused = { disclosure: { status: 'refused', rule: '' }, reason } as const;
    expect(masked(refused).left.reason).toBe(reason);
    expect(masked({ reason }).left.reason).toBe(`held back: ${HELD}`);
  });

  it('are taken out of a text in a number’s place though the code has it', () => {
    const fixed = () => true;
    expect(masked({ value: '7', unit: 'count' }, fixed).left.value).toBe(HELD);
    expect(masked({ value: '7 wards', unit: 'text' }, fixed).left.value).toBe('7 wards');
    expect(masked({ value: 7 }, fixed).left.value).toBe(7);
    expect(masked({ value: HELD }).left.value).toBe(HELD);
  });

  it('are taken out of cells and headings, not of names of rows nor of what is published', () => {
    const text = { name: 'why', label: 'Why 5', unit: 'text' } as const;
    const table = {
      columns: [
        { ...key('ward'), label: 'Ward of 20' },
        text,
        { name: 'level', label: 'Level', unit: 'text', kind: { kind: 'constant', of: 'x' } },
        { name: 'n', label: 'N', unit: 'count' },
      ],
      rows: [
        ['Ward 1', 'many', '95 in 100', 4],
        ['Ward 2', 'but 5', '95 in 100', '6'],
        ['Ward 3', HELD, '', HELD],
      ],
    } as const;
    const { left, places } = masked({ table });
    expect(left.table!.columns.map(({ label }) => label)).toEqual([`Ward of ${HELD}`, `Why ${HELD}`, 'Level', 'N']);
    expect(left.table!.rows).toEqual([
      ['Ward 1', 'many', '95 in 100', 4],
      ['Ward 2', `but ${HELD}`, '95 in 100', HELD],
      ['Ward 3', HELD, '', HELD],
    ]);
    expect(places).toEqual(['column ward', 'column why', 'row 2 / why', 'row 2 / n']);
    expect(masked({ table }, () => true).left.table!.rows[1]).toEqual(['Ward 2', 'but 5', '95 in 100', HELD]);
  });
});

describe('a number that counts nobody', () => {
  const rate = { kind: 'rate', of: 'searches', outOf: 'residents', per: 1_000, interval: null } as const;

  it('stays: what a rate is stated per, after that word, and the digit of a name in capitals', () => {
    const { left, places } = masked({
      title: 'Searches per 1,000 residents of the White group',
      kind: rate,
      table: {
        columns: [key('group'), { name: 'rate', label: 'Per 1000', unit: 'rate-per-1000' }],
        rows: [],
      },
      method: { name: 'AC1', source: 'definition' },
    });
    expect([left.title, left.table!.columns[1]!.label, left.method.name]).toEqual([
      'Searches per 1,000 residents of the White group',
      'Per 1000',
      'AC1',
    ]);
    expect(places).toEqual([]);
  });

  it('is none that no rate is stated per, that goes on, or that stands elsewhere', () => {
    const of = (title: string) => masked({ title, kind: rate }).left.title;
    expect(masked({ title: 'Searches per 1,000 residents' }).left.title).toBe(`Searches per ${HELD} residents`);
    expect(of('per 1,000.5')).toBe(`per ${HELD}`);
    expect(of('per 1,0003 and per 10,000')).toBe(`per ${HELD} and per ${HELD}`);
    expect(of('7 per 1,000, of 1,000 people')).toBe(`${HELD} per 1,000, of ${HELD} people`);
    expect(of('A1, x3 and AC12')).toBe(`A${HELD}, x${HELD} and AC${HELD}`);
    expect(of('code A1')).toBe('code A1');
    expect(of('code A12, code 3 and barcode A1')).toBe(`code A${HELD}, code ${HELD} and barcode A${HELD}`);
  });
});
