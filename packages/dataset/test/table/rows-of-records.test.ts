import { dictionaryColumn, textAt } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOfRecords, withoutNoAnswers } from '../../src/index.ts';

describe('rows of the same records', () => {
  const identifiers = fc.array(fc.constantFrom('a', 'b', 'c', 'd', null), { maxLength: 8 });

  it('are those that a search by hand finds, the last of several', () => {
    fc.assert(
      fc.property(identifiers, identifiers, (here, there) => {
        const rows = [...rowsOfRecords(dictionaryColumn(here), dictionaryColumn(there))];
        expect(rows).toEqual(here.map((identifier) => (identifier === null ? -1 : there.lastIndexOf(identifier))));
      }),
    );
  });

  it('are none where a dictionary holds a value that no row has', () => {
    const there = { values: ['a', 'b'], codes: Int32Array.of(1) };
    expect([...rowsOfRecords(dictionaryColumn(['a', 'b']), there)]).toEqual([-1, 0]);
  });
});

describe('a column without words for no answer', () => {
  const column = dictionaryColumn(['support', 'Unknown', 'None', null, 'Refused', 'support', ' none ']);
  const told = (kept?: readonly string[]) => {
    const without = withoutNoAnswers(column, kept);
    return Array.from(without.codes, (_, row) => textAt(without, row));
  };

  it('has no value where nobody knows or would say', () => {
    expect(told(['none'])).toEqual(['support', null, 'None', null, null, 'support', ' none ']);
  });

  it('takes "none" for an answer only where it is one', () => {
    expect(told().slice(0, 2)).toEqual(['support', null]);
    expect(told().filter((word) => word === 'support')).toHaveLength(2);
  });
});
