import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { linksOfClusters, linksOfFile, linksOfPairs } from '../src/index.ts';

describe('a file of another linker', () => {
  const ids = dictionaryColumn(['a', 'b', 'c']);
  const blank = dictionaryColumn([null, null]);
  const none = Float64Array.of(Number.NaN, Number.NaN);
  const [one, other] = [dictionaryColumn(['a', 'b']), dictionaryColumn(['c', 'x'])];
  const clusters = { record: dictionaryColumn(['b', 'c']), cluster: dictionaryColumn(['9', '9']) };

  it('is read as pairs where it names them, else as clusters', () => {
    const pairs = { one, other, probability: none };
    expect(linksOfFile(ids, { ...pairs, ...clusters })).toEqual(linksOfPairs(ids, { one, other }, none));
    const alone = { one: blank, other, probability: none, ...clusters };
    expect(linksOfFile(ids, alone)).toEqual(linksOfClusters(ids, clusters));
  });

  it('says nothing where it names no two of the records, or holds neither', () => {
    const strangers = {
      one: other,
      other: dictionaryColumn(['y', 'z']),
      probability: none,
      record: blank,
      cluster: blank,
    };
    expect(linksOfFile(ids, strangers)).toMatchObject({ reason: expect.stringContaining('no pair of the file') });
    const empty = { ...strangers, one: blank, other: blank };
    expect(linksOfFile(ids, empty)).toMatchObject({ reason: expect.stringContaining('neither pairs of records nor') });
  });
});
