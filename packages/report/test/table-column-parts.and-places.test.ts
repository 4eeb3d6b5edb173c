import type { Finding, TableColumn } from '@assay/evidence';
import type { LiveCell } from '@assay/notebook/live';
import { describe, expect, it } from 'vitest';
import { labelLines } from '../src/chart/axis-label.ts';
import { placesOf } from '../src/chart/flow-places.ts';
import { namedTicks } from '../src/chart/named-ticks.ts';
import { bareComparisons } from '../src/check/bare-comparisons.ts';
import type { ReportSource } from '../src/index.ts';
import { liveCellGraph } from '../src/live/live-cell-graph.ts';
import { liveValueTable } from '../src/live/live-value-table.ts';
import { runDetails } from '../src/section/run-details.ts';
import { tableColumnParts } from '../src/table/table-column-parts.ts';
import { sampleSource } from './fixture/sample-source.ts';

const column = (name: string, unit: TableColumn['unit'] = 'ratio'): TableColumn => ({ name, label: name, unit });
const group: TableColumn = { name: 'group', label: 'Group', unit: 'text', key: true };

describe('tableColumnParts', () => {
  const columns = [group, ...['a', 'aLow', 'aHigh', 'b', 'c', 'cLow', 'cHigh'].map((name) => column(name))];
  const shown = columns.map((each, index) => ({ column: each, index }));
  const parts = (most: number, of = shown) =>
    tableColumnParts({ columns, rows: [] }, of, most).map((part) => part.map((each) => each.column.name).join(' '));

  it('repeat the key, and leave a number with the ends of its range', () => {
    expect(parts(8)).toEqual(['group a aLow aHigh b c cLow cHigh']);
    expect(parts(7)).toEqual(['group a aLow aHigh b', 'group c cLow cHigh']);
    expect(parts(5)).toEqual(['group a aLow aHigh b', 'group c cLow cHigh']);
    expect(parts(4)).toEqual(['group a aLow aHigh', 'group b', 'group c cLow cHigh']);
    expect(parts(3)).toEqual(['group a aLow aHigh', 'group b', 'group c cLow cHigh']);
    const withoutEnds = shown.filter((each) => !/Low|High/.test(each.column.name));
    expect(parts(3, withoutEnds)).toEqual(['group a b', 'group c']);
  });
});

describe('bareComparisons', () => {
  const told = (finding: object) =>
    bareComparisons([{ id: 'f', limitations: [], interval: null, table: null, ...finding } as unknown as Finding]).map(
      ({ message }) => message.replace(/\. State .*/, ''),
    );
  const table = (unit: TableColumn['unit'], rows: readonly (readonly (string | number | null)[])[], more = {}) => ({
    table: { columns: [group, column('x', unit), column('xLow', unit), column('xHigh', unit)], rows },
    ...more,
  });

  it('tells of a ratio or a difference that has no range', () => {
    expect(told({ unit: 'ratio', value: 9.71 })).toEqual(['a ratio of 9.71 has no range']);
    expect(told({ unit: 'percentage-points', value: 1 / 3 })).toEqual([
      'a difference of 33.3 percentage points has no range',
    ]);
    expect(told({ unit: 'ratio', value: 2, interval: { low: 1, high: 3 } })).toEqual([]);
    expect(told({ unit: 'ratio', value: 2, limitations: ['No interval: it is a parameter.'] })).toEqual([]);
    expect(told({ unit: 'ratio', value: 2, kind: { kind: 'constant', of: 'a rule' } })).toEqual([]);
    expect(told({ unit: 'proportion', value: 0.2 })).toEqual([]);
    expect(told({ unit: 'ratio', value: '[c]' })).toEqual([]);
  });

  it('lets a group stand beside itself, and one end of a range be enough', () => {
    const itself = ['White', 1, null, null];
    expect(
      told(table('ratio', [itself, ['Black', 1.4, 1.2, null], ['Asian', 2, null, 3], ['Other', null, null, null]])),
    ).toEqual([]);
    expect(told(table('ratio', [itself, ['Black', 1.4, null, null]]))).toEqual([
      '“x” has a ratio of 1.4 without a range',
    ]);
    expect(told(table('percentage-points', [['White', 0, null, null]]))).toEqual([]);
    expect(told(table('percentage-points', [itself]))).toEqual([
      '“x” has a difference of 100 percentage points without a range',
    ]);
    expect(told(table('ratio', [['Black', 1.4, null, null]], { limitations: ['No range of “x”: few.'] }))).toEqual([]);
    const alone = { table: { columns: [group, column('x')], rows: [['White', 1]] } };
    expect(told(alone)).toEqual(['“x” has a ratio of 1 without a range']);
    expect(told({ table: { columns: [{ ...column('x'), key: true }], rows: [[1.4]] } })).toEqual([]);
  });
});

describe('places of a flow', () => {
  const mark = { mark: 'flow', from: 'from', to: 'to', count: 'n' } as const;
  const flow = (...steps: readonly (readonly [string, string, number | string])[]) =>
    placesOf(
      steps.map(([from, to, n]) => ({ from, to, n })),
      mark,
    );

  it('stand as many steps from the start as the longest way, with what comes and goes', () => {
    const places = flow(['A', 'C', 3], ['A', 'B', 5], ['B', 'C', 2], ['C', 'D', '[c]'], ['C', 'E', 4]);
    expect(
      places.map(({ name, stage, incoming, outgoing, hidden }) => [name, stage, incoming, outgoing, hidden]),
    ).toEqual([
      ['A', 0, 0, 8, null],
      ['C', 2, 5, 4, '[c]'],
      ['B', 1, 5, 2, null],
      ['D', 3, 0, 0, '[c]'],
      ['E', 3, 4, 0, null],
    ]);
    // The longest chain that these places can make.
    expect(flow(['C', 'D', 1], ['B', 'C', 1], ['A', 'B', 1]).map(({ name, stage }) => `${name}${stage}`)).toEqual([
      'C2',
      'D3',
      'B1',
      'A0',
    ]);
  });

  it('are refused where a way leads back', () => {
    expect(() => flow(['A', 'A', 1])).toThrow('"A" is gone to from "A", and leads to it');
    expect(() => flow(['A', 'B', 1], ['B', 'C', 1], ['C', 'A', 1])).toThrow('and leads to it');
  });
});

describe('words on an axis', () => {
  it('take as many lines as the room between two of them asks for', () => {
    // Ten names of 560: 56 each, six of them free; a letter takes 7.9.
    const lines = (length: number, count = 10) => namedTicks(new Array(count).fill('x'.repeat(length)), 560).lines;
    expect([6, 7, 12, 13].map((length) => lines(length))).toEqual([1, 2, 2, 3]);
    // Every other of eleven: six names, 93⅓ less six each.
    expect([11, 12].map((length) => lines(length, 11))).toEqual([1, 2]);
  });

  it('take as many lines as a label is wide', () => {
    // 620 of a laptop's 640, 300 of a phone's 320.
    expect([78, 79].map((length) => labelLines('x'.repeat(length), 'wide'))).toEqual([1, 2]);
    expect([37, 38].map((length) => labelLines('x'.repeat(length), 'narrow'))).toEqual([1, 2]);
  });
});

describe('the graph of cells', () => {
  const cell = (name: string, ...needs: readonly string[]) => ({
    name,
    state: 'current',
    needs: needs.map((need) => {
      const [kind, own] = need.includes(' ') ? need.split(' ') : ['cell', need];
      return { kind, name: own };
    }),
  });
  const drawn = (...cells: readonly ReturnType<typeof cell>[]) => {
    const svg = String(liveCellGraph(cells as unknown as LiveCell[]));
    return {
      boxes: [...svg.matchAll(/<rect x="(\d+)" y="(\d+)"[^>]*\/><text x="(\d+)" y="(\d+)">([^<]*)/g)].map(
        ([, x, y, textX, textY, text]) => [text, Number(x), Number(y), Number(textX), Number(textY)],
      ),
      lines: [...svg.matchAll(/<path d="([^"]*)"/g)].map(([, path]) => path),
      size: /viewBox="([^"]*)" width="(\d+)" height="(\d+)"/.exec(svg)!.slice(1),
    };
  };

  it('stands each cell right of all it needs, and draws a line from each need', () => {
    // A box is 148 by 26, 40 from the next across and 12 down.
    expect(
      drawn(cell('load', 'input people'), cell('count', 'load', 'parameter times'), cell('table', 'count')),
    ).toEqual({
      boxes: [
        ['people', 0, 0, 8, 17],
        ['load', 188, 0, 196, 17],
        ['times', 0, 38, 8, 55],
        ['count', 376, 0, 384, 17],
        ['table', 564, 0, 572, 17],
      ],
      lines: [
        'M148 13C168 13 168 13 188 13',
        'M336 13C356 13 356 13 376 13',
        'M148 51C262 51 262 13 376 13',
        'M524 13C544 13 544 13 564 13',
      ],
      size: ['-1 -1 714 66', '714', '66'],
    });
  });

  it('leads from each cell to where it is told, and from no input or parameter', () => {
    const cells = [cell('load', 'input people'), cell('count', 'load', 'parameter times')];
    const svg = String(liveCellGraph(cells as unknown as LiveCell[]));
    const links = [...svg.matchAll(/<a [^>]*aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(links).toEqual(['load, current', 'count, current']);
    expect([...svg.matchAll(/<g class="is-(\w+)">/g)].map(([, kind]) => kind)).toEqual(['input', 'parameter']);
  });

  it('orders a layer by the mean place of what each needs, and cuts a name after nineteen signs', () => {
    const names = ['x'.repeat(20), 'y'.repeat(21)];
    const { boxes } = drawn(cell('both', 'input a', 'input b'), cell(names[0]!, 'input a'), cell(names[1]!, 'input b'));
    expect(boxes.filter(([, x]) => x === 188).map(([text, , y]) => [text, y])).toEqual([
      ['both', 38],
      [names[0], 0],
      [`${'y'.repeat(19)}…`, 76],
    ]);
  });
});

describe('rows of a value', () => {
  const shown = (rows: object, view: object = {}) =>
    String(
      liveValueTable(
        { columns: ['name', 'age'], rows: [['Ann', 2.1234567891]], from: 0, found: 1, rowCount: 1, ...rows },
        { cell: 'load', id: 'v', href: '/rows?cell=load', search: '', sort: null, isDescending: false, ...view },
      ),
    ).replaceAll('&amp;', '&');
  const hundred = Array.from({ length: 50 }, (_, at) => [`P${at}`, at]);

  it('say where they stand, and lead to those before and after', () => {
    const page = shown({ rows: hundred, from: 70, found: 1234, rowCount: 5000 });
    expect(page).toContain('rows 71 to 120 of 1,234 found, 5,000 in all');
    expect(/href="([^"]*)">earlier rows/.exec(page)![1]).toMatch(/&from=20$/);
    expect(/href="([^"]*)">more rows/.exec(page)![1]).toMatch(/&from=120$/);
    expect(/href="([^"]*)">earlier rows/.exec(shown({ rows: hundred, from: 20, found: 100 }))![1]).toMatch(/&from=0$/);
    const whole = shown({ rows: hundred, found: 50, rowCount: 50 });
    expect(whole).toContain('rows 1 to 50 of 50<');
    expect(whole).not.toMatch(/earlier rows|more rows|in all/);
    expect(shown({ rows: [], found: 0, rowCount: 50 })).toContain('no row found, 50 in all');
  });

  it('are numbers where all that is there is one, and sorted the other way by the same heading', () => {
    const rows = [
      ['Ann', 2.1234567891],
      [4, null],
    ];
    const page = shown({ rows, found: 2, rowCount: 2 }, { sort: 'age' });
    expect(page).toContain('<td class="n">2.12346</td>');
    expect(page).toContain('<td>4</td><td><span class="quiet">missing</span></td>');
    expect(page).toMatch(/<th scope="col" aria-sort="ascending"><a data-rows href="[^"]*sort=age&down=1">age/);
    expect(page).toMatch(/<th scope="col"><a data-rows href="[^"]*sort=name&down=">name/);
    const turned = shown({ rows, found: 2, rowCount: 2 }, { sort: 'age', isDescending: true });
    expect(turned).toMatch(/aria-sort="descending"><a data-rows href="[^"]*sort=age&down=">age/);
  });
});

describe('what a run rests on', () => {
  it('stands in the order of the notebook, then of the alphabet, however a run was stored', () => {
    const declared = {
      inputs: [
        { name: 'people', title: 'People' },
        { name: 'areas', title: 'Areas' },
      ],
      parameters: [],
    };
    const inputs = { zones: '4', areas: '2', beats: '3', people: '1' };
    const run = { ...sampleSource.results.run, inputs };
    const shown = (given: Readonly<Record<string, string>>) =>
      [
        ...String(
          runDetails({
            ...sampleSource,
            notebook: { ...sampleSource.notebook, ...declared },
            results: { ...sampleSource.results, run: { ...run, inputs: given } },
          } as unknown as ReportSource),
        ).matchAll(/<dt>Input: ([^<]*)/g),
      ].map(([, name]) => name);
    expect(shown(inputs)).toEqual(['People', 'Areas', 'beats', 'zones']);
    expect(shown(Object.fromEntries(Object.entries(inputs).reverse()))).toEqual(['People', 'Areas', 'beats', 'zones']);
  });

  it('says of a choice that nobody made where the data give it, and leaves no line without a word', () => {
    const parameters = [
      { name: 'until', title: 'Last day', fromData: 'the last day of the log' },
      { name: 'note', title: 'Note' },
    ];
    const text = String(
      runDetails({
        ...sampleSource,
        notebook: { ...sampleSource.notebook, parameters },
        results: {
          ...sampleSource.results,
          run: { ...sampleSource.results.run, parameters: { until: '', note: '', limit: 3 } },
        },
      } as unknown as ReportSource),
    );
    const chosen = [...text.matchAll(/<dt>Choice: ([^<]*)<\/dt><dd>([^<]*)/g)].map(([, title, value]) => [
      title,
      value,
    ]);
    expect(chosen).toEqual([
      ['Last day', 'as the data say: the last day of the log'],
      ['Note', 'left empty'],
      ['limit', '3'],
    ]);
  });
});
