import { CONTACT_METHODS, type NamedInAll, namedByArea, namedInAll, yesNoTable } from '@assay/contact-profiling';
import { numberColumn, textColumn } from '@assay/dataset';
import { finding, findings } from '@assay/notebook';
import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import { cohenKappa, gwetAc1, isBlankColumn, notComputed, pabak } from '@assay/statistics';
import { attributes, log, peopleOf, profiles } from '../contact-log.ts';
import { impressions } from '../inputs.ts';

const ALL_AREAS = 'All areas';
const NO_HOME = notComputed('it is not recorded in which area anybody in contact lives');

export const impressionFindings = findings('impressionFindings', 'Whom officers name, and whom the data show', {
  needs: { log, profiles, attributes, impressions },
  compute: ({ log, profiles, attributes, impressions }) => {
    const none = notComputed('no team was asked whom it believes to be most in contact');
    const given = impressions.rowCount === 0 ? none : isBlankColumn(attributes.area) ? NO_HOME : null;
    const named = {
      area: textColumn(impressions, 'local_policing_area'),
      person: peopleOf(log, impressions),
      rank: numberColumn(impressions, 'rank').values,
    };
    const rows = namedByArea(named, { area: attributes.area, contacts: profiles.contacts });
    const all = namedInAll(rows);
    const table = isNamed(all) ? all.table : yesNoTable([], []);
    const people = table.flat().reduce((sum, count) => sum + count, 0);
    const measures: { readonly measure: string; readonly value: MaybeEstimate | number | NotComputed }[] = [
      {
        measure: 'plain agreement',
        value: people === 0 ? notComputed('nobody of these areas is in contact') : (table[0][0] + table[1][1]) / people,
      },
      { measure: 'kappa (Cohen)', value: cohenKappa(table) },
      { measure: 'AC1 (Gwet)', value: gwetAc1(table) },
      { measure: 'PABAK', value: pabak(table) },
    ];
    const about = finding.about({
      questions: ['FSU-Q1'],
      method: { name: 'Recall within a list of the same length, ties kept whole', source: 'Wilson (1927)' },
      counts: 'people',
    });
    const asked = about.given(given ?? rows);
    const ofNamed = { unit: 'score', contributors: 'named', limits: false } as const;
    return [
      asked.share('impressions.right', {
        title: 'Of the people whom officers name: how many are as far up the data’s list of their area',
        from: isNamed(all) ? foundOf(all) : all,
        outOfLabel: 'people named by officers',
        limitations: 'Neither list is the truth: data count contact, officers may weigh what no log holds.',
      }),
      asked.table('impressions.areas', 'Officers’ lists against the data, by area', {
        unit: 'score',
        method: CONTACT_METHODS.rankOverlapBounds,
        totals: rows.length > 1 ? [{ row: ALL_AREAS, of: rows.map((row) => row.area) }] : [],
        limitations:
          'An area where nobody was named is not listed. All areas together: the mean over the people named.',
        // The lists of single teams are short, and may have to stay in the Data Lab; what they say together need not.
        rows: [...rows, ...(isNamed(all) && rows.length > 1 ? [{ ...all, area: ALL_AREAS }] : [])],
        columns: (t) => [
          t.key('area', 'Area'),
          t.people('named', 'Named'),
          t.people('found', 'As far up in the data'),
          t.estimate('recall', 'Recall', 'recall', { ...ofNamed, unit: 'proportion' }),
          t.estimate('overlap', 'Rank-biased overlap', ({ overlap }) => overlap.extrapolated, ofNamed),
          t.estimate('least', 'at least', ({ overlap }) => overlap.minimum, ofNamed),
          t.estimate('unseen', 'left open', ({ overlap }) => overlap.residual, ofNamed),
        ],
      }),
      about
        .given(given ?? (people > 0 ? measures : notComputed('nobody of these areas is in contact')))
        .table('impressions.agreement', 'Agreement, person by person, on who is among the most in contact', {
          method: CONTACT_METHODS.agreementByChance,
          limitations:
            'Nearly everybody is named by neither, so plain agreement and AC1 are high whatever the lists hold.',
          rows: measures,
          columns: (t) => [
            t.key('measure', 'Measure'),
            t.estimate('value', 'Value', 'value', { unit: 'score', contributors: 'people' }),
            t.behind(t.people('people', 'People compared', () => people)),
          ],
        }),
    ];
  },
});

/** Where the data have nobody of an area, none of those named in it is found, and none is missed. */
const foundOf = ({ found, named, recall }: NamedInAll) =>
  typeof recall === 'number' ? { of: found, outOf: named } : recall;

const isNamed = (all: NamedInAll | NotComputed): all is NamedInAll => 'table' in all;
