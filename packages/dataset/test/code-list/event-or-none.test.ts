import { dictionaryColumn, InputError, notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { eventOrNone } from '../../src/index.ts';

const FLAGS = {
  field: 'decision',
  what: 'decisions',
  parameter: 'flaggedWords',
  absent: 'the file has no decisions',
} as const;
const blank = dictionaryColumn([null, null]);

describe('a column of events that a file may lack', () => {
  it('is read by its own words or by those that were named', () => {
    expect(eventOrNone(dictionaryColumn(['yes', 'no', null]), FLAGS, '')).toMatchObject({ yes: 1, no: 1, unknown: 1 });
    expect(eventOrNone(dictionaryColumn(['High', 'Low']), FLAGS, 'high')).toMatchObject({ yes: 1, no: 1 });
  });

  it('is not there where it is blank for everyone, and then has no words to be named', () => {
    expect(eventOrNone(blank, FLAGS, ' ')).toEqual(notComputed('the file has no decisions'));
    expect(() => eventOrNone(blank, FLAGS, 'High')).toThrow(
      new InputError('there is no column of decisions to find "High" in. Say which column it is.'),
    );
  });

  it('that is known of nobody is not computed', () => {
    const reason = notComputed('every row of decisions says that it is not known');
    expect(eventOrNone(dictionaryColumn(['Unknown', null]), FLAGS, '')).toEqual(reason);
  });

  it('whose words say neither yes nor no is refused with six of them, unless nobody asks for it', () => {
    const letters = dictionaryColumn(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh']);
    expect(() => eventOrNone(letters, FLAGS, '')).toThrow(
      'no word of decision says yes or no: aa, bb, cc, dd, ee, ff and 2 more. Name those that mean yes: --parameter "flaggedWords=…".',
    );
    expect(() => eventOrNone(dictionaryColumn(['p', 'q']), FLAGS, '')).toThrow(/: p, q\. Name/);
    expect(eventOrNone(letters, FLAGS, '', { mayBeUnread: true })).toEqual(
      notComputed('no word of decisions says yes or no; name those that mean yes'),
    );
  });
});
