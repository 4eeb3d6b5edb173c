import { chaoLowerBound, frequenciesOf, populationModels, seenByGroup, turingCoverage } from '@assay/contact-profiling';
import { broadEthnicity, numberColumn, type Table, textColumn } from '@assay/dataset';
import { cell, finding, findings, whereRows } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { isComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { attributes, type Log, log, matters, peopleOf, profiles, YEAR } from '../contact-log.ts';
import { counted } from '../counted.ts';
import { truth } from '../inputs.ts';

export const seen = cell('seen', 'People seen in the last year and the number of their matters', {
  needs: { matters, attributes },
  compute: ({ matters, attributes }) => {
    const seen = Int32Array.from(statistics.rowsWhere(matters, (count) => count > 0));
    return {
      matters: seen.map((code) => matters[code]!),
      group: statistics.takeRows(attributes.group, seen),
      ageBand: statistics.takeRows(attributes.ageBand, seen),
    };
  },
});

const SOURCE = 'Chao (1987); van der Heijden, Cruyff and van Houwelingen (2003)';
const BOUND = 'Only the lower bound may be read as "at least"; every other number leans on its model.';

export const neverFindings = findings('neverFindings', 'People with a need whom the log never shows', {
  needs: { counted, seen: whereRows(seen), truth, log: whereRows(log), profiles: whereRows(profiles) },
  compute: ({ counted, seen, truth, log, profiles }) => {
    const total = counted.matters.length;
    const frequencies = frequenciesOf(counted.matters);
    const coverage = turingCoverage(frequencies);
    const about = finding.about({ questions: ['FSU-Q2'], method: STATISTICAL_METHODS.count, counts: 'people' });
    const estimated = about
      .given(seen)
      .of(({ matters, group, ageBand }) => populationModels(matters, [group, ageBand], 'group and age'));
    const noGroup = notComputed('no ethnic group is recorded of anybody in contact');
    const byGroup = estimated.of(({ byGroup }) =>
      'status' in seen || statistics.isBlankColumn(seen.group) ? noGroup : byGroup,
    );
    const modelled = { unit: 'proportion', contributors: 'seen', limits: false } as const;
    const needed = 'status' in log || 'status' in profiles ? new Map() : truthByGroup(truth, log, profiles.contacts);
    return [
      about.estimate('never.at-least', {
        title: 'People with a need in the last year whom the log of that year does not show, at least',
        from: statistics.changedEstimate(chaoLowerBound(frequencies), (people) => people - total),
        unit: 'count',
        contributors: total,
        method: { name: 'Chao’s lower bound, log-normal interval', source: 'Chao (1987)' },
        limitations: [
          BOUND,
          'Says nothing about people who would never turn to the police whatever befell them.',
          'People known from earlier years who made no contact in the last are another number: their need may have ended.',
        ],
      }),
      about.count('never.known-silent', 'People in the log from earlier years who made no contact in the last', {
        counts: 'people',
        // Known at all is to have made a contact that counts, at any time in the log.
        from: counted.everCounted - total,
        limitations:
          'Not a part of those with a need whom the last year does not show, nor they of these: some of these have a need still, others none.',
      }),
      about.estimate('never.coverage', 'Share of matters that belong to people already seen', {
        from: isComputed(coverage) ? coverage.value : coverage,
        unit: 'proportion',
        contributors: total,
        method: { name: 'Turing’s estimate of coverage', source: 'Good (1953)' },
      }),
      estimated.table('never.models', {
        title: 'Seen and never seen together, by model, with the model’s own test of fit',
        method: { name: 'Horvitz–Thompson from zero-truncated regression; Pearson test of fit', source: SOURCE },
        limitations: BOUND,
        rows: ({ models }) => models,
        estimates: { unit: 'count', contributors: 'seen' },
        columns: (t) => [
          t.key('model', 'Model'),
          t.estimate(
            'people',
            'People whose need could bring them into contact',
            ({ people }) => statistics.changedEstimate(people, Math.round),
            { limits: { low: 'low', high: 'high' } },
          ),
          t.text('fit', 'Does it fit?', 'fit', { contributors: 'seen' }),
          t.behind(t.people('seen', 'People seen', () => total)),
        ],
      }),
      byGroup.table('never.by-group', {
        title: 'Of people whose need could bring them into contact: the share whom the log shows, by ethnic group',
        method: { name: 'Zero-truncated regression with group and age', source: SOURCE },
        limitations: [
          BOUND,
          'A group that is not recorded for many who were seen is estimated too small.',
          'A need that is met by somebody else than the police counts as never seen.',
        ],
        columns: (t) => [
          t.key('group', 'Ethnic group'),
          t.people('seen', 'People seen'),
          t.estimate('poisson', 'At most, Poisson model', 'seenShare', modelled),
          t.estimate('geometric', 'Geometric model', 'geometricShare', modelled),
          t.share('truth', 'True share (invented people only)', ({ group }) => needed.get(group) ?? null, {
            interval: null,
          }),
        ],
      }),
    ];
  },
});

/** For invented people: of those whose need had not ended when the last year began, the share whom the log shows in it. */
function truthByGroup(truth: Table, log: Log, contacts: Int32Array): ReturnType<typeof seenByGroup> {
  const ends = numberColumn(truth, 'need_ends_after_years').values;
  const started = (log.lastYear.from - log.whole.from) / YEAR;
  return seenByGroup(
    broadEthnicity(textColumn(truth, 'ethnic_group')).column,
    Array.from(ends, (end) => end >= started),
    Array.from(peopleOf(log, truth), (code) => code >= 0 && contacts[code]! > 0),
  );
}
