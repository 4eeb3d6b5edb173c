import { broadEthnicity, recordedSex } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { cell, countedBy, countsOf, finding, findings, whereRows, wordsRead } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import * as statistics from '@assay/statistics';
import { groupedPeople, NO_TRUTH, people, register, tolerance } from '../inputs.ts';
import { chosenClusters, counted } from './tolerance.ts';

export const groupFindings = findings('groupFindings', 'Who bears the errors', {
  needs: { register, chosenClusters },
  compute: ({ register, chosenClusters }) => {
    const { records } = register;
    const about = finding.about({
      questions: ['MM-P1', 'MM-D1'],
      method: matching.MATCHING_METHODS.errorsByGroup,
      limitations: 'A person counts once, whatever the number of their records.',
    });
    const by = (id: string, of: string, column: statistics.DictionaryColumn): FindingDraft => {
      const people = groupedPeople(register, column, of);
      const rows = 'status' in people ? people : matching.errorsByGroup(chosenClusters, people.truth, people.group);
      const largest = 'status' in rows ? '' : largestOf(rows);
      const mixedInLargest = 'status' in rows ? 0 : rows.find(({ group }) => group === largest)!.mixedPeople;
      return about.table(id, `People mixed with others and people scattered, by ${of}`, {
        rows,
        estimates: { unit: 'proportion', contributors: 'people' },
        columns: (t) => [
          // Named after the characteristic, so that the gate can tell "not stated" of one from that of another.
          t.key(of.replaceAll(' ', '-'), 'Group', 'group'),
          t.people('people', 'People', 'people', { measure: 'people in the register' }),
          t.people('mixed', 'Mixed with others', 'mixedPeople', { measure: 'people mixed with others' }),
          // People are mixed two by two at least: no counts alone give these intervals.
          t.estimate('mixedShare', 'Share mixed', 'mixedShare', {
            fewest: ({ people, mixedPeople }) => statistics.fewestBehind([mixedPeople, people - mixedPeople]),
          }),
          t.estimate('mixedRatio', 'Mixed: times the largest group', 'mixedRatio', {
            unit: 'ratio',
            contributors: ({ mixedPeople }) => statistics.fewestBehind([mixedPeople, mixedInLargest]),
          }),
          t.people('severalRecords', 'People with several records', 'peopleWithSeveralRecords', {
            measure: 'people with several records',
          }),
          t.people('scattered', 'Scattered', 'scatteredPeople', { measure: 'people scattered' }),
          t.share('scatteredShare', 'Share scattered', { of: 'scattered', outOf: 'severalRecords' }),
          t.ratio(
            'scatteredRatio',
            'Scattered: times the largest group',
            {
              group: { of: 'scattered', outOf: 'severalRecords' },
              reference: {
                of: { column: 'scattered', row: largest },
                outOf: { column: 'severalRecords', row: largest },
              },
            },
            { itself: ({ group }) => group === largest },
          ),
        ],
      });
    };
    return [
      by('groups.ethnicity', 'ethnicity', register.ethnicity),
      by('groups.sex', 'sex', register.sex),
      by('groups.name-length', 'length of surname', matching.nameLengthBands(records.surname)),
      by('groups.letters', 'letters of the name', matching.nameLetters(records.forename, records.surname)),
    ];
  },
});

export const wordFindings = findings('wordFindings', 'What was made of the words for ethnicity and sex', {
  needs: { words: countedBy(people, 'by-words') },
  compute: ({ words: { columns, counts } }) => {
    const about = finding.about({
      questions: ['MM-P1', 'MM-D1'],
      method: statistics.STATISTICAL_METHODS.count,
      limitations: 'A person counts once, whatever the number of their records.',
    });
    return [
      wordsRead(about, 'groups.words', 'What was made of each word of the file', [
        { field: 'ethnicity', words: broadEthnicity(columns['self_defined_ethnicity']!, { weights: counts }).words },
        { field: 'sex', words: recordedSex(columns['sex']!, counts).words },
      ]),
    ];
  },
});

/** The group that the others are compared with. */
function largestOf(rows: readonly matching.GroupErrorRow[]): string {
  return rows.reduce((most, row) => (row.people > most.people ? row : most)).group;
}

export const collisionFindings = findings('collisionFindings', {
  title: 'How alike the names of different people are, by ethnicity',
  needs: { register },
  compute: ({ register }, { random }) => {
    const { ethnicity, records } = register;
    const people = groupedPeople(register, ethnicity, 'ethnicity');
    const about = finding.about({
      questions: ['MM-P1', 'MM-D5'],
      method: matching.MATCHING_METHODS.nameCollisions,
      limitations: 'Dates of birth play no part: this is the risk that names add for two people born on one day.',
    });
    return [
      about.table('groups.collisions', {
        title: 'Pairs of different people whose names lie within the tolerance, per million pairs',
        rows:
          'status' in people
            ? people
            : matching.collisionsOfSample(records, people.truth, ethnicity, random('name collisions')),
        estimates: { unit: 'rate-per-million', contributors: 'records' },
        columns: (t) => [
          t.key('group', 'Ethnicity'),
          t.key('tolerance', 'Edits in either name', 'tolerance', { unit: 'count' }),
          // So many records have so many pairs: whoever knows these knows those, however few.
          t.estimate('pairs', 'Pairs of different people', 'pairs', { unit: 'count', limits: false }),
          t.count('collisions', 'Names within the tolerance', 'pairs'),
          t.estimate('rate', 'Per million pairs', 'perMillion'),
          t.estimate('ratio', 'Times the largest group', 'ratio', { unit: 'ratio' }),
          t.behind(t.count('records', 'Records with both names', 'records')),
        ],
      }),
    ];
  },
});

const changesOfRows = cell('changesOfRows', 'The same of rows', {
  needs: { register, tolerance },
  compute: ({ register: { truth, records, sex }, tolerance }) =>
    truth === null ? NO_TRUTH : matching.nameChanges(records, truth, sex, tolerance.surname),
});

const changes = cell('changes', 'Whose surname changed', {
  needs: {
    ...{ counted, counts: countsOf(people, 'name-changes'), said: countedBy(people, 'by-words') },
    rows: whereRows(changesOfRows),
  },
  compute: ({ counted, counts, said: { columns, counts: weights }, rows }, { needsRows }) => {
    if (counts === null || counted.people === null) return counts === null ? rows : NO_TRUTH;
    const words = columns['sex']!;
    const told = matching.nameChangesOfCounts(counts, words, recordedSex(words, weights).column);
    return 'status' in told && 'status' in rows ? needsRows(`${rows.reason}: ${told.reason}`) : told;
  },
});

export const nameChangeFindings = findings('nameChangeFindings', 'Surnames that changed, by sex', {
  needs: { changes: whereRows(changes) },
  compute: ({ changes: rows }) => {
    const about = finding.about({
      questions: ['MM-Q1'],
      method: matching.MATCHING_METHODS.severalRecords,
      limitations: 'Only changes that both records show can be seen; a person recorded once under a new name cannot.',
    });
    const nobody = statistics.notComputed('nobody has two records with names and one date of birth');
    return [
      about.given(rows, nobody).table('names.changed', {
        title: 'People with a surname that changed beyond the tolerance, by sex',
        columns: (t) => [
          t.key('sex', 'Sex', 'group'),
          t.people('people', 'People with two records that state both names and one date of birth', 'people', {
            measure: 'people with two records of both names and one date',
          }),
          t.people('changed', 'Surname changed beyond the tolerance', 'changedSurname'),
          t.share('share', 'Share', { of: 'changed', outOf: 'people' }),
          t.people('swapped', 'First name and surname swapped', 'swappedNames'),
        ],
      }),
    ];
  },
});
