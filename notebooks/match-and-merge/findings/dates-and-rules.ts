import { broadEthnicity, groupOfPersonByRecord, groupOfStatements, recordedSex } from '@assay/dataset';
import { cell, countedBy, countsOf, finding, findings, whereRows } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { isBlankColumn, type NotComputed } from '@assay/statistics';
import { NO_TRUTH, people, register, tolerance } from '../inputs.ts';
import { counted, sweep } from './tolerance.ts';

export const defaults = cell('defaults', 'Dates of birth that look like a default or that no calendar has', {
  needs: { dates: countsOf(people, 'dates'), register: whereRows(register) },
  compute: ({ dates, register }, { needsRows }) => {
    if (!('status' in register)) return matching.defaultDates(register.recordedDates, register.records.surname);
    if (dates === null) return register;
    const told = matching.datesOfCounts(dates);
    if ('status' in told) needsRows(`${register.reason}: ${told.reason}`);
    return 'status' in told ? [] : matching.defaultDatesOf(told);
  },
});

const relaxed = cell('relaxed', 'What each way of relaxing the date of birth would add', {
  needs: { register, sweep, tolerance },
  compute: ({ register: { count, truth, records }, sweep, tolerance }) =>
    truth === null
      ? NO_TRUTH
      : (matching.tooLarge(count, 300_000) ??
        matching.tooCrowded(sweep) ??
        matching.relaxedDates(records, truth, tolerance)),
});

export const dateFindings = findings('dateFindings', 'What the date of birth hides and what it draws together', {
  needs: { counted, defaults: whereRows(defaults), relaxed: whereRows(relaxed) },
  compute: ({ counted, defaults, relaxed }) => {
    const about = finding.about({ questions: ['MM-D5'], method: matching.MATCHING_METHODS.furtherKeys });
    return [
      about.given(defaults).share('dates.default', {
        title: 'Records whose date of birth looks like a default or that no calendar has',
        from: (defaults) => ({ of: defaults.reduce((sum, { records }) => sum + records, 0), outOf: counted.records }),
        counts: 'records',
        method: matching.MATCHING_METHODS.dateDefaults,
        limitations: [
          'A default date that is used rarely cannot be told from a true one.',
          'Records whose surnames begin alike count as one person here, so that many records of one person are no default.',
        ],
      }),
      about.table('dates.relaxed', 'What each way of relaxing the date of birth would add at the chosen tolerance', {
        rows: relaxed,
        columns: (t) => [
          t.key('key', 'Dates agree'),
          t.count('candidates', 'Pairs brought together', 'pairs', 'candidatePairs'),
          t.count('newTrue', 'Further right links', 'pairs', 'newTruePairs'),
          t.count('newFalse', 'Further wrong links', 'pairs', 'newFalsePairs'),
        ],
      }),
    ];
  },
});

const rulesOfRows = cell('rulesOfRows', 'The same of rows', {
  needs: { register, sweep },
  compute: ({ register: { truth, records }, sweep }): readonly matching.CountedRule[] | NotComputed =>
    truth === null
      ? NO_TRUTH
      : (matching.tooManyNamesToCompare(sweep) ??
        matching.toleranceAlternatives(records, truth, matching.USUAL_NAME_RULES)),
});

const rules = cell('rules', 'What other ways of comparing names link', {
  needs: { counted, counts: countsOf(people, 'name-rules'), rows: whereRows(rulesOfRows) },
  compute: ({ counted, counts, rows }): readonly matching.CountedRule[] | NotComputed => {
    if (counts === null) return rows;
    return counted.people === null ? NO_TRUTH : matching.nameRulesOfCounts(counts);
  },
});

export const ruleFindings = findings('ruleFindings', 'Other ways of comparing names', {
  needs: { rules },
  compute: ({ rules }) => {
    const about = finding.about({ questions: ['MM-D5', 'MM-Q1'], method: matching.MATCHING_METHODS.nameRules });
    return [
      about.table('rules.compared', 'Other ways of comparing names under the same date of birth', {
        rows: rules,
        columns: (t) => [
          t.key('rule', 'Rule'),
          t.count('truePairs', 'Rightly linked', 'pairs'),
          t.count('falsePairs', 'Wrongly linked', 'pairs'),
          t.people('mixedPeople', 'People mixed with others', ({ errors }) => errors.overMergedPeople),
          t.people('scatteredPeople', 'People in several profiles', ({ errors }) => errors.underMergedPeople),
        ],
      }),
    ];
  },
});

const addedOfRows = cell('addedOfRows', 'The same of rows', {
  needs: { register, sweep, tolerance },
  compute: ({ register, sweep, tolerance }): readonly matching.AddedVariableRow[] | NotComputed => {
    const { truth, ethnicity, sex } = register;
    if (truth === null) return NO_TRUTH;
    const given = matching.furtherFields(register);
    if ('status' in given) return given;
    const group = groupOfPersonByRecord(truth, isBlankColumn(ethnicity) ? sex : ethnicity);
    return matching.addedVariable(sweep, truth, matching.withinTolerance(tolerance), given, group);
  },
});

const added = cell('added', 'Links that further fields would leave', {
  needs: {
    ...{ counted, linked: countsOf(people, 'linked-by-field'), right: countsOf(people, 'right-by-field') },
    ...{ said: countedBy(people, 'by-words'), rows: whereRows(addedOfRows) },
  },
  compute: ({ counted, linked, right, said: { columns, counts: weights }, rows }, { needsRows }) => {
    if (linked === null || right === null || counted.people === null) return linked === null ? rows : NO_TRUTH;
    const [ethnicity, sex] = [columns['self_defined_ethnicity']!, columns['sex']!];
    const read = {
      ethnicity: { words: ethnicity, read: broadEthnicity(ethnicity, { weights }).column },
      sex: { words: sex, read: recordedSex(sex, weights).column },
    };
    const told = matching.addedOfCounts(linked, right, read, groupOfStatements);
    if (told === null && 'status' in rows) needsRows(`${rows.reason}: records of one person stand in no order`);
    return told ?? rows;
  },
});

export const variableFindings = findings('variableFindings', 'What further fields would change', {
  needs: { added: whereRows(added) },
  compute: ({ added }) => {
    const about = finding.about({
      questions: ['MM-Q2', 'MM-D4'],
      method: { name: 'Right and wrong links that survive the further field', source: 'counts against the truth' },
      limitations: [
        'The gap is that between the groups by ethnicity (or sex, where ethnicity is not recorded) with the largest and the smallest share of missed links; groups with fewer than thirty pairs of records about one person are left out.',
        'Fingerprints and identity numbers are not in the extract, so what they would add cannot be counted here.',
      ],
    });
    return [
      about.table('variables.added', 'What place of birth, postcode and sex would change at the chosen tolerance', {
        unit: 'count',
        rows: 'status' in added ? added : matching.variableChanges(added),
        estimates: {
          unit: 'percentage-points',
          contributors: 'gapPairs',
          limits: { none: 'its groups are chosen as those furthest apart' },
        },
        columns: (t) => [
          t.key('variable', 'Field'),
          t.key('use', 'What is asked of it'),
          t.count('truePairs', 'Right links left', 'pairs'),
          t.count('falsePairs', 'Wrong links left', 'pairs'),
          t.count('fewerTrue', 'Right links lost', 'pairs', (row) => row.trueAlone - row.truePairs),
          t.count('fewerFalse', 'Wrong links avoided', 'pairs', (row) => row.falseAlone - row.falsePairs),
          t.count('withBoth', 'Both records have it', 'pairs', 'pairsWithBoth'),
          t.share('coverage', 'Share of linked pairs', { of: 'withBoth', outOf: 'pairs' }, { limits: false }),
          t.estimate('gap', 'Gap between groups', 'gap'),
          t.estimate('gapChange', 'Its change', 'gapChange'),
          t.behind(
            t.count('trueAlone', 'Right links of names and date', 'pairs', 'trueAlone', {
              sumOf: ['truePairs', 'fewerTrue'],
            }),
          ),
          t.behind(
            t.count('falseAlone', 'Wrong links of names and date', 'pairs', 'falseAlone', {
              sumOf: ['falsePairs', 'fewerFalse'],
            }),
          ),
          t.behind(t.count('pairs', 'Linked pairs', 'pairs')),
          t.behind(t.count('gapPairs', 'Pairs of one person in the smaller of the two groups', 'pairs')),
        ],
      }),
    ];
  },
});
