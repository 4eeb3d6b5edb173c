import { CONTACT_METHODS, flagRates, type OutcomeSplitRow, outcomeSplit } from '@assay/contact-profiling';
import { broadEthnicity, calledNuisance, textColumn, withoutNoAnswers } from '@assay/dataset';
import { type Columns, finding, findings } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { isBlankColumn, isComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { attributes, flagging, NO_FLAGS, profiles, recordedOf, referenceGroup } from '../contact-log.ts';
import { flags, people } from '../inputs.ts';
import { residents } from './concentration.ts';

export const flagRateFindings = findings('flagRateFindings', 'Who is flagged, on three denominators', {
  needs: { profiles, attributes, flagging, residents, referenceGroup },
  compute: ({ profiles, attributes, flagging, residents, referenceGroup }) => {
    const reference = referenceGroup ?? '';
    const living = statistics.sumsByName(residents.group, residents.people);
    const inContact = Int32Array.from(statistics.rowsWhere(profiles.contacts, (count) => count > 0));
    const known = attributes.group.values.includes(reference);
    const rows = known
      ? flagRates(
          {
            group: statistics.takeRows(attributes.group, inContact),
            flagged: Uint8Array.from(inContact, (code) => flagging.inLastYear[code]!),
            contacts: inContact.map((code) => profiles.contacts[code]!),
            residents: residents.withoutGroups === null ? living : new Map(),
          },
          reference,
        )
      : [];
    const none = notComputed(
      referenceGroup === null
        ? 'no ethnic group is recorded of anybody in contact'
        : `nobody in contact is recorded as ${reference}`,
    );
    const about = finding.about({ questions: ['FSU-Q4'], method: CONTACT_METHODS.ratesOfFlags, counts: 'people' });
    const compared = about.given(known ? rows : none);
    const inReference = rows.find(({ group }) => group === reference)?.flagged ?? 0;
    return [
      compared.table('flags.rates', {
        title: 'People flagged in the last year, by ethnic group, per resident, per person in contact and per contact',
        unit: 'proportion',
        limitations:
          'Contact that people avoid, or that is not recorded, lowers the count of a group and so its flags.',
        rows,
        columns: (t) => [
          t.key('group', 'Ethnic group'),
          t.people('flagged', 'Flagged'),
          t.constant('residents', 'Residents', 'residents', { of: 'residents of the census', unit: 'count' }),
          t.people('inContact', 'In contact'),
          t.count('contacts', 'Contacts', 'contacts'),
          t.rate(
            'perResident',
            'Per 1,000 residents',
            { of: 'flagged', outOf: 'residents' },
            { per: 1000, interval: null, except: ({ perResident }) => !isComputed(perResident) },
          ),
          t.share('perPerson', 'Per person in contact', { of: 'flagged', outOf: 'inContact' }, { interval: null }),
          t.rate(
            'perContact',
            'Per 1,000 contacts',
            { of: 'flagged', outOf: 'contacts' },
            { per: 1000, interval: null, except: ({ contacts }) => contacts === 0 },
          ),
        ],
      }),
      // Two methods in one column, so it cannot be made again by one: it is about as many as are flagged.
      compared.table('flags.ratios', 'Flag rates as a multiple of the reference group, counted in three ways', {
        rows: rows
          .filter(({ group }) => group !== reference)
          .flatMap(({ group, flagged, ratioPerResident, ratioPerPersonInContact, ratioPerContact }) => [
            { group, flagged, denominator: 'resident', ratio: ratioPerResident },
            { group, flagged, denominator: 'person in contact', ratio: ratioPerPersonInContact },
            { group, flagged, denominator: 'contact', ratio: ratioPerContact },
          ]),
        columns: (t) => [
          t.key('group', 'Ethnic group'),
          t.key('denominator', 'Counted per'),
          t.estimate('ratio', 'Times the reference group', 'ratio', {
            unit: 'ratio',
            contributors: ({ flagged }) => statistics.fewestBehind([flagged, inReference]),
          }),
          t.behind(t.people('flagged', 'Flagged')),
        ],
      }),
      compared.table('flags.bounds', {
        title:
          'Share flagged of people in contact, and what it could be if those without a recorded group were all of this one',
        method: { name: 'Bounds without assumptions', source: 'Manski (1990)' },
        rows,
        columns: (t) => [
          t.key('group', 'Ethnic group'),
          t.people('flagged', 'Flagged'),
          t.people('inContact', 'In contact'),
          t.share('share', 'Share flagged', { of: 'flagged', outOf: 'inContact' }, { interval: null }),
          t.share('least', 'at least', ({ least }) => least, { interval: null }),
          t.share('most', 'at most', ({ most }) => most, { interval: null }),
        ],
      }),
    ];
  },
});

const columns =
  (first: string, second = 'What followed') =>
  (t: Columns<OutcomeSplitRow>) => [
    t.key('group', first),
    t.key('outcome', second),
    t.count('flags', 'Flags', 'flags'),
    t.count('total', 'of all flags', 'flags'),
    t.share('share', 'Share', { of: 'flags', outOf: 'total' }),
  ];

export const outcomeFindings = findings('outcomeFindings', 'What a flag leads to, and for whom it is called nuisance', {
  needs: { people, flags },
  compute: ({ people, flags }) => {
    const label = withoutNoAnswers(textColumn(flags, 'label'), ['none']);
    // "None" is an outcome: nothing followed.
    const outcome = withoutNoAnswers(textColumn(flags, 'outcome'), ['none']);
    const group = broadEthnicity(recordedOf(people, flags, 'ethnic_group')).column;
    const nuisance = calledNuisance(label);
    const byLabel = outcomeSplit(nuisance, outcome);
    const ofNuisance = byLabel.filter(({ group }) => group === 'called nuisance');
    const known = ofNuisance
      .filter(({ outcome: followed }) => outcome.values.includes(followed))
      .reduce((sum, row) => sum + row.flags, 0);
    const enforced = ofNuisance.find(({ outcome }) => outcome === 'enforcement');
    const about = finding.about({ questions: ['FSU-Q4'], method: STATISTICAL_METHODS.wilsonShare, counts: 'people' });
    const raised = about.given(flags.rowCount > 0 ? byLabel : NO_FLAGS);
    return [
      raised.share('outcomes.nuisance', 'Of flags labelled nuisance: how many led to enforcement', {
        // A flag of which nobody wrote what followed is not one that led to nothing.
        from: isBlankColumn(outcome)
          ? notComputed('the flags do not say what followed')
          : { of: enforced?.flags ?? 0, outOf: known },
        counts: 'flags',
        outOfLabel: 'flags labelled nuisance of which it is recorded what followed',
        limitations: 'The label is the officer’s; whether it caused the enforcement, counts cannot tell.',
      }),
      raised.table('outcomes.by-label', 'What followed a flag, by label', { rows: byLabel, columns: columns('Label') }),
      raised.table('outcomes.labels', 'Flags labelled nuisance, by ethnic group', {
        rows: isBlankColumn(nuisance)
          ? notComputed('the flags do not say how they were labelled')
          : outcomeSplit(group, nuisance).filter(({ outcome }) => outcome === 'called nuisance'),
        columns: columns('Ethnic group', 'Label'),
      }),
      raised.table('outcomes.by-group', 'What followed a flag, by ethnic group', {
        rows: outcomeSplit(group, outcome),
        columns: columns('Ethnic group'),
      }),
    ];
  },
});
