import { dictionaryColumn, mergeCounts, notComputed, type Slice } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  absentOfLog,
  DAY_MILLISECONDS as DAY,
  flagPresets,
  logCounter,
  logOfCounts,
  peopleCounter,
  statedOfCounts,
  statedOfRows,
} from '../src/index.ts';
import { logOfRows } from './example-values.ts';

const whole = { from: 0, until: 365 * DAY };
const reading = {
  whole,
  directionOf: (word: string) => (word === 'in' ? 'inbound' : word),
  unknownChannel: 1,
  weights: null,
  rowsNeeded: 'it needs the rows of contacts',
};

/** The log of the examples as it was counted where it lies: the same five contacts. */
const slice: Slice = {
  rowCount: 5,
  columns: {
    person: dictionaryColumn(['a', 'a', 'a', 'b', 'c']),
    direction: dictionaryColumn(['in', 'in', null, 'in', 'outbound']),
    channel: dictionaryColumn(['101', '101', 'web', null, 'web']),
    incident: dictionaryColumn(['x', 'x', 'y', null, 'z']),
    matter: dictionaryColumn(['Theft', null, null, null, 'Arson']),
  },
  numbers: {
    time: Float64Array.of(300, 310, 320, 5, 100).map((day) => day * DAY),
    harm: Float64Array.of(0, 9, 0, 1, 0),
  },
  sizes: null,
};
const options = {
  ...whole,
  inbound: '["in"]',
  counting: 'every contact',
  flagContacts: 5,
  flagDays: 30,
  expiresAfterDays: 180,
};
const ofLog = logOfCounts(mergeCounts(logCounter, [logCounter.count(slice, {})]));
const ofPeople = mergeCounts(peopleCounter, [peopleCounter.count(slice, options)]);
const sorted = (values: ArrayLike<number>) => Array.from(values).sort((a, b) => a - b);

describe('what a log says of everyone together', () => {
  const ofRows = statedOfRows(logOfRows);

  it('counts people, contacts, matters and years, and what was left out', () => {
    expect(ofRows.people).toBe(3);
    expect([...ofRows.contacts]).toEqual([3, 1, 0]);
    expect(sorted(ofRows.matters)).toEqual([1, 2]);
    expect(ofRows.everCounted).toBe(2);
    expect(ofRows.years.map(({ contacts }) => [...contacts])).toEqual([[3, 1, 0]]);
    expect(ofRows.leftOut).toEqual({
      withoutPerson: 0,
      withoutTime: 0,
      afterPeriod: 0,
      unknownChannel: 1,
      withoutHarm: 2,
    });
    expect(ofRows.byPreset).toHaveLength(Object.keys(flagPresets).length);
  });

  it('says the same of the log as it was counted where it lies', () => {
    const ofCounts = statedOfCounts({ ...ofLog, withoutHarm: 2 }, ofPeople, reading);
    expect(ofCounts.people).toBe(ofRows.people);
    expect(sorted(ofCounts.contacts)).toEqual(sorted(ofRows.contacts));
    expect(sorted(ofCounts.matters)).toEqual(sorted(ofRows.matters));
    expect(ofCounts.everCounted).toBe(ofRows.everCounted);
    expect(ofCounts.leftOut).toEqual(ofRows.leftOut);
    expect(ofCounts.byPreset).toEqual(ofRows.byPreset);
    expect(ofCounts.byDirection.categories).toEqual(ofRows.byDirection.categories);
    expect(ofCounts.byChannel.categories).toEqual(ofRows.byChannel.categories);
    expect(sorted(ofCounts.byDirection.counts).at(-1)).toBe(sorted(ofRows.byDirection.counts).at(-1));
    expect(ofCounts.sensitivity).toEqual(
      ofRows.sensitivity.map(({ contacts, days, flagged, alsoInForce }) => ({ contacts, days, flagged, alsoInForce })),
    );
    expect(ofCounts.withoutDirection).toBeNull();
    expect(ofCounts.withoutHarm).toBeNull();
  });

  it('needs the rows for harm that a table of its own weighs, and counts what that table does not weigh', () => {
    const weights = [{ offence: 'Theft', days: 3 }];
    const { harm, leftOut } = statedOfCounts(ofLog, ofPeople, { ...reading, weights });
    expect(harm).toEqual(
      notComputed(
        'it needs the rows of contacts: harm is weighed by a table of its own, and was counted by the weights of the log',
      ),
    );
    // Three contacts say nothing of what they were about, and arson is not in the table.
    expect(leftOut.withoutHarm).toBe(4);
  });

  it('tells what a log does not hold, and is empty of a log without anybody', () => {
    expect(absentOfLog({ hasDirection: false, hasHarm: true })).toEqual({
      withoutDirection: notComputed('the log does not say who began a contact'),
      withoutHarm: null,
    });
    const nobody = statedOfCounts(logOfCounts([]), [], reading);
    expect([nobody.people, nobody.contacts.length, nobody.flagged, nobody.everCounted]).toEqual([0, 0, 0, 0]);
    expect(nobody.withoutHarm?.reason).toBe('no contact has a weight of harm');
    expect(nobody.withoutDirection?.reason).toBe('the log does not say who began a contact');
  });
});
