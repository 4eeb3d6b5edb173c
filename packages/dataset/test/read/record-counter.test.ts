import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordCounter } from '../../src/read/text/scan-text.ts';

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

  it('are the same however the bytes are cut, with quotes and any line ends', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', '\r\n', ';'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 5 }), (given, cuts) => {
        const bytes = Buffer.from(given);
        // A doubled quote is told by the byte after it: no cut between two.
        const places = [
          0,
          ...cuts.filter((at) => at < bytes.length && bytes[at - 1] !== 34).sort((a, b) => a - b),
          bytes.length,
        ];
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
});
