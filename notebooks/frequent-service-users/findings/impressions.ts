import type { NamedAgainstCounts, RankBiasedOverlap } from '@assay/contact-profiling';
import { CONTACT_METHODS, namedAgainstCounts } from '@assay/contact-profiling';
import { numberColumn, textColumn } from '@assay/dataset';
import { finding, findings } from '@assay/notebook';
import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import { cohenKappa, gwetAc1, isComputed, notComputed, pabak } from '@assay/statistics';
import { attributes, log, peopleOf, profiles } from '../contact-log.ts';
import { impressions } from '../inputs.ts';

const ALL_AREAS = 'All areas';

export const impressionFindings = findings('impressionFindings', 'Whom officers name, and whom the data show', {
  needs: { log, profiles, attributes, impressions },
  compute: ({ log, profiles, attributes, impressions }) => {
    const none = notComputed('no team was asked whom it believes to be most in contact');
    const given = impressions.rowCount > 0;
    const area = textColumn(impressions, 'local_policing_area');
    const person = peopleOf(log, impressions);
    const rank = numberColumn(impressions, 'rank').values;
    const named = area.values.map((): { code: number; rank: number }[] => []);
    // Somebody whom the log does not have is nobody else whom it does not have.
    person.forEach((code, row) => {
      named[area.codes[row]!]?.push({ code: code < 0 ? -1 - row : code, rank: rank[row]! });
    });
    const rows = area.values.flatMap((name, at) => {
      // A word of a column is no team that named anybody.
      if (named[at]!.length === 0) return [];
      // A team that names somebody in two rows names one person, at the higher place.
      const list = [...new Set(named[at]!.sort((a, b) => a.rank - b.rank).map(({ code }) => code))];
      const home = attributes.area.values.indexOf(name);
      const own = Int32Array.from(profiles.contacts, (contacts, code) =>
        attributes.area.codes[code] === home ? contacts : 0,
      );
      return [{ area: name, ...namedAgainstCounts(list, own) }];
    });
    const cell = (told: 0 | 1, listed: 0 | 1) => rows.reduce((sum, row) => sum + row.table[told]![listed]!, 0);
    const table = [
      [cell(0, 0), cell(0, 1)],
      [cell(1, 0), cell(1, 1)],
    ];
    const people = table.flat().reduce((sum, count) => sum + count, 0);
    const total = (of: (row: AreaRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
    const measures: { readonly measure: string; readonly value: MaybeEstimate | number | NotComputed }[] = [
      {
        measure: 'plain agreement',
        value:
          people === 0 ? notComputed('nobody of these areas is in contact') : (table[0]![0]! + table[1]![1]!) / people,
      },
      { measure: 'kappa (Cohen)', value: cohenKappa(table) },
      { measure: 'AC1 (Gwet)', value: gwetAc1(table) },
      { measure: 'PABAK', value: pabak(table) },
    ];
    const about = finding.about({
      questions: ['FSU-Q1'],
      method: { name: 'Recall within a list of the same length, ties kept whole', source: 'Wilson (1927)' },
    });
    const asked = about.given(given ? rows : none);
    const ofNamed = { unit: 'score', contributors: 'named', limits: false } as const;
    return [
      asked.share('impressions.right', {
        title: 'Of the people whom officers name: how many are as far up the data’s list of their area',
        from: { of: total(({ found }) => found), outOf: total(({ named }) => named) },
        counts: 'people',
        outOfLabel: 'people named by officers',
        limitations: 'Neither list is the truth: data count contact, officers may weigh what no log holds.',
      }),
      asked.table('impressions.areas', 'Officers’ lists against the data, by area', {
        unit: 'score',
        method: CONTACT_METHODS.rankOverlapBounds,
        totals: rows.length > 1 ? [{ row: ALL_AREAS, of: rows.map((row) => row.area) }] : [],
        limitations:
          'An area where nobody was named is not listed. All areas together: the mean over the people named.',
        rows: withAllAreas(rows),
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
        .given(given && people > 0 ? measures : none)
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

type AreaRow = Pick<NamedAgainstCounts, 'named' | 'found'> & {
  readonly area: string;
  readonly recall: MaybeEstimate | number;
  readonly overlap: Pick<RankBiasedOverlap, 'extrapolated' | 'minimum' | 'residual'>;
};

/** The lists of single teams are short, and may have to stay in the Data Lab; what they say together need not. */
function withAllAreas(rows: readonly AreaRow[]): readonly AreaRow[] {
  if (rows.length < 2) return rows;
  const sum = (of: (row: AreaRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const named = sum((row) => row.named);
  const mean = (of: (row: AreaRow) => number): number => sum((row) => of(row) * row.named) / named;
  const found = ({ recall }: AreaRow) =>
    typeof recall === 'number' ? recall : isComputed(recall) ? recall.value : Number.NaN;
  const recall = mean(found);
  const together: AreaRow = {
    area: ALL_AREAS,
    named,
    found: sum((row) => row.found),
    recall: Number.isNaN(recall) ? notComputed('an area has none') : recall,
    overlap: {
      extrapolated: mean(({ overlap }) => overlap.extrapolated),
      minimum: mean(({ overlap }) => overlap.minimum),
      residual: mean(({ overlap }) => overlap.residual),
    },
  };
  return [...rows, together];
}
