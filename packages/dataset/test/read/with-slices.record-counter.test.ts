import { textAt } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableSchema, textColumn } from '../../src/index.ts';
import { readTable } from '../../src/read/index.ts';
import { RecordCounter } from '../../src/read/text/scan-text.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

const counted = (parts: readonly Uint8Array[]) => {
  const counter = new RecordCounter();
  for (const part of parts) counter.add(part);
  const { records, blankRecords, hasMixedLineEnds, isOpen } = counter;
  return { records, blankRecords, hasMixedLineEnds, isOpen };
};

describe('records of a text as its bytes pass by', () => {
  it('are its lines that are not empty, where nothing stands in quotes', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', 'é'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, isEnded) => {
        const text = `${lines.join('\n')}${isEnded ? '\n' : ''}`;
        const records = text.split('\n').filter((each) => each !== '');
        const blank = records.filter((each) => /^[ ,;]*$/.test(each));
        expect(counted([Buffer.from(text)])).toEqual({
          records: records.length,
          blankRecords: blank.length,
          hasMixedLineEnds: false,
          isOpen: false,
        });
      }),
      { seed: 20250305, numRuns: 300 },
    );
  });

  it.each([
    ['a,"b ""c""\nd"\ne,f\n', 2, 0],
    ['""""\n""\n" "\n', 3, 2],
    ['a""b\nc\n', 2, 0],
    ['a"\nb"\n', 2, 0],
    ['"a" "b\nc"\n', 2, 0],
  ])('hold values and doubled quotes as a reader takes them: %j', (text, records, blankRecords) => {
    const bytes = Buffer.from(text);
    const oneByOne = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    for (const parts of [[bytes], oneByOne]) expect(counted(parts)).toMatchObject({ records, blankRecords });
  });

  it('are the same however the bytes are cut, with quotes and any line ends', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', '\r\n', ';'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 5 }), (given, cuts) => {
        const bytes = Buffer.from(given);
        const places = [0, ...cuts.filter((at) => at < bytes.length).sort((a, b) => a - b), bytes.length];
        const parts = places.slice(1).map((to, index) => bytes.subarray(places[index], to));
        // A quote behind all of it sends every byte through the slow way, and changes nothing before it.
        const slow = counted([Buffer.concat([Buffer.from('"x"\n'), bytes])]);
        expect(counted(parts)).toEqual(counted([bytes]));
        expect(counted([bytes]).records + 1).toBe(slow.records);
        expect(counted([bytes]).blankRecords).toBe(slow.blankRecords);
      }),
      { seed: 20250305, numRuns: 500 },
    );
  });

  it('are those that the reader finds, where values hold quotes and lines and parts of the file end anywhere', async () => {
    const value = '"He said ""no""\nand ""\n"" again"';
    const path = folder.file('quoted.csv', `first_name,notes\n${`Ann,${value}\n`.repeat(12_000)}Bob,""""\n`);
    const field = { title: '', description: '', type: 'text', role: 'category', required: false } as const;
    const fields = [
      { ...field, name: 'first_name' },
      { ...field, name: 'notes' },
    ];
    const { table } = await readTable({
      paths: [path],
      schema: tableSchema({ name: 'people', title: 'People', fields }),
    });
    expect(table.rowCount).toBe(12_001);
    expect(textAt(textColumn(table, 'notes'), 11_999)).toBe('He said "no"\nand "\n" again');
    expect(textAt(textColumn(table, 'notes'), 12_000)).toBe('"');
  });
});
