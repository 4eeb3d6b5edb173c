import { packedCodesIn, packedDates, packedDictionary, type Table } from '@assay/dataset';
import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { decodeTable, encodeTable, partLengths } from '../../src/run/table-frame.ts';

it('carries every kind of column to the other side unchanged', () => {
  const table: Table = {
    rowCount: 3,
    columns: {
      name: { kind: 'text', ...dictionaryColumn(['José', null, '名前']) },
      weight: { kind: 'number', values: new Float64Array([1.5, Number.NaN, -0]) },
      born: { kind: 'date', days: new Int32Array([1, 2, -2147483648]), recorded: dictionaryColumn(['a', 'b', 'x']) },
      seen: { kind: 'time', milliseconds: new Float64Array([0, 1e12, Number.NaN]) },
    },
  };
  const { layout, parts } = encodeTable(table);
  expect(partLengths(layout)).toEqual(parts.map(({ byteLength }) => byteLength));
  let next = 0;
  const decoded = decodeTable(JSON.parse(JSON.stringify(layout)), () => parts[next++]!.slice().buffer as ArrayBuffer);
  expect(decoded).toEqual(table);
});

it('carries a dictionary of more texts than go into one part', () => {
  const values = Array.from({ length: 600_000 }, (_, index) => `text ${index}`);
  const codes = new Int32Array([599_999, 0, -1]);
  const { layout, parts } = encodeTable({ rowCount: 3, columns: { name: { kind: 'text', codes, values } } });
  expect(parts).toHaveLength(4);
  let next = 0;
  const decoded = decodeTable(layout, () => parts[next++]!.slice().buffer as ArrayBuffer).columns['name'];
  expect(decoded).toEqual({ kind: 'text', codes, values });
});

it('carries codes in the bytes that they take, and days by value, to a cell in four bytes', () => {
  const column = (bytes: Uint8Array | Uint16Array, rows: number) =>
    packedDictionary(packedCodesIn(bytes.slice().buffer as ArrayBuffer, rows), () => ['a', 'b']);
  const words = [Uint8Array.of(1, 255, 0), Uint16Array.of(0, 65_535, 1), Int32Array.of(-1, 1, 0)] as Uint8Array[];
  const tables = words.map(
    (bytes): Table => ({
      rowCount: 3,
      columns: {
        word: Object.assign(column(bytes, 3), { kind: 'text' as const }),
        born: packedDates(column(bytes, 3), Int32Array.of(1, -2147483648)),
      },
    }),
  );
  const widths = tables.map((table, at) => {
    const { layout, parts } = encodeTable(table);
    for (const isSentOn of [false, true]) {
      let next = 0;
      const decoded = decodeTable(layout, () => parts[next++]!.slice().buffer as ArrayBuffer, isSentOn);
      expect(decoded).toEqual(tables[at]);
      expect(encodeTable(decoded).parts.length).toBe(parts.length);
      if (isSentOn) expect(encodeTable(decoded)).toEqual({ layout, parts });
    }
    return layout.columns.map(({ byteLengths }) => byteLengths.slice(0, -1));
  });
  expect(widths).toEqual([
    [[3], [8, 3]],
    [[6], [8, 6]],
    [[12], [8, 12]],
  ]);
});

it('carries texts that are held as bytes in as many to a part, without making them', () => {
  const asked: (readonly number[])[] = [];
  const held = {
    length: 600_000,
    at: String,
    all: () => [],
    compare: (one: number, other: number) => one - other,
    json(from: number, to: number) {
      asked.push([from, to]);
      return new TextEncoder().encode(JSON.stringify(Array.from({ length: to - from }, (_, at) => String(from + at))));
    },
  };
  const codes = packedCodesIn(Int32Array.of(599_999, 262_144, 262_143).buffer, 3);
  const refuse = (): never => {
    throw new Error('the texts are made');
  };
  const column = Object.assign(packedDictionary(codes, refuse, held), { kind: 'text' as const });
  const { layout, parts } = encodeTable({ rowCount: 3, columns: { name: column } });
  expect(asked).toEqual([
    [0, 262_144],
    [262_144, 524_288],
    [524_288, 600_000],
  ]);
  let next = 0;
  const decoded = decodeTable(layout, () => parts[next++]!.slice().buffer as ArrayBuffer).columns['name']!;
  expect(decoded.kind === 'text' && [...decoded.codes].map((code) => decoded.values[code])).toEqual([
    '599999',
    '262144',
    '262143',
  ]);
});
