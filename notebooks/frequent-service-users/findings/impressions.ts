import { type RankedList, rankBiasedOverlap, recallAt, topPeople, yesNoTable } from '@assay/contact-profiling';
import { numberColumn, textColumn } from '@assay/dataset';
import { finding, findings } from '@assay/notebook';
import {
  cohenKappa,
  gwetAc1,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  pabak,
} from '@assay/statistics';
import { attributes, log, profiles } from '../contact-log.ts';
import { impressions } from '../inputs.ts';

const ALL_AREAS = 'All areas';

export const impressionFindings = findings({
  name: 'impressionFindings',
  title: 'Whom officers name, and whom the data show',
  needs: { log, profiles, attributes, impressions },
  compute: ({ log, profiles, attributes, impressions }) => {
    const none = notComputed('no team was asked whom it believes to be most in contact');
    const given = impressions.rowCount > 0;
    const area = textColumn(impressions, 'local_policing_area');
    const id = textColumn(impressions, 'person_id');
    const rank = numberColumn(impressions, 'rank').values;
    const named = area.values.map((): { code: number; rank: number }[] => []);
    for (let row = 0; row < impressions.rowCount; row++) {
      const code = log.codeOfPerson.get(id.values[id.codes[row]!] ?? '') ?? -1 - row;
      named[area.codes[row]!]?.push({ code, rank: rank[row]! });
    }
    const first: number[] = [];
    const second: number[] = [];
    let right = 0;
    let places = 0;
    const rows = area.values.flatMap((name, at) => {
      // A word of a column is no team that named anybody.
      if (named[at]!.length === 0) return [];
      const list = named[at]!.sort((a, b) => a.rank - b.rank).map(({ code }) => code);
      const home = attributes.area.values.indexOf(name);
      const own = Int32Array.from(profiles.contacts, (contacts, code) =>
        attributes.area.codes[code] === home ? contacts : 0,
      );
      const data = topPeople(own, list.length);
      const wholeList: RankedList = topPeople(own, 200);
      const overlap = rankBiasedOverlap(list, wholeList, { persistence: 0.9 });
      const recall = recallAt(list, data, list.length);
      const top = new Set(data.flat());
      const told = new Set(list);
      for (let code = 0; code < own.length; code++) {
        if (attributes.area.codes[code] !== home || own[code] === 0) continue;
        first.push(told.has(code) ? 1 : 0);
        second.push(top.has(code) ? 1 : 0);
      }
      right += list.filter((code) => top.has(code)).length;
      places += list.length;
      const row = {
        area: name,
        named: list.length,
        found: list.filter((code) => top.has(code)).length,
        recall,
        overlap: overlap.extrapolated,
        least: overlap.minimum,
        unseen: overlap.residual,
      };
      return [row];
    });
    const table = yesNoTable(first, second);
    const measures: { readonly measure: string; readonly value: MaybeEstimate | number | NotComputed }[] = [
      {
        measure: 'plain agreement',
        value:
          first.length === 0
            ? notComputed('nobody of these areas is in contact')
            : (table[0]![0]! + table[1]![1]!) / first.length,
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
    const ofNamed = { unit: 'ratio', contributors: 'named', limits: false } as const;
    return [
      asked.share(
        'impressions.right',
        'Of the people whom officers name: how many are as far up the data’s list of their area',
        { of: right, outOf: places },
        {
          counts: 'people',
          outOfLabel: 'people named by officers',
          limitations: ['Neither list is the truth: data count contact, officers may weigh what no log holds.'],
        },
      ),
      asked.table(
        'impressions.areas',
        'Officers’ lists against the data, by area',
        withAllAreas(rows),
        (t) => [
          t.key('area', 'Area'),
          t.people('named', 'Named'),
          t.people('found', 'As far up in the data'),
          t.estimate('recall', 'Recall', 'recall', { ...ofNamed, unit: 'proportion' }),
          t.estimate('overlap', 'Rank-biased overlap', 'overlap', ofNamed),
          t.estimate('least', 'at least', 'least', ofNamed),
          t.estimate('unseen', 'left open', 'unseen', ofNamed),
        ],
        {
          unit: 'ratio',
          method: {
            name: 'Rank-biased overlap (extrapolated, minimum, residual) at persistence 0.9',
            source: 'Webber, Moffat and Zobel (2010)',
          },
          totals: rows.length > 1 ? [{ row: ALL_AREAS, of: rows.map((row) => row.area) }] : [],
          limitations: [
            'An area where nobody was named is not listed. All areas together: the mean over the people named.',
          ],
        },
      ),
      about
        .given(given && first.length > 0 ? measures : none)
        .table(
          'impressions.agreement',
          'Agreement, person by person, on who is among the most in contact',
          measures,
          (t) => [
            t.key('measure', 'Measure'),
            t.estimate('value', 'Value', 'value', { unit: 'ratio', contributors: 'people' }),
            t.behind(t.people('people', 'People compared', () => first.length)),
          ],
          {
            method: {
              name: 'Kappa, AC1 and PABAK',
              source: 'Cohen (1960); Gwet (2008); Byrt, Bishop and Carlin (1993)',
            },
            limitations: [
              'Nearly everybody is named by neither, so plain agreement and AC1 are high whatever the lists hold.',
            ],
          },
        ),
    ];
  },
});

interface AreaRow {
  readonly area: string;
  readonly named: number;
  readonly found: number;
  readonly recall: MaybeEstimate | number;
  readonly overlap: number;
  readonly least: number;
  readonly unseen: number;
}

/** The lists of single teams are short, and may have to stay in the Data Lab; what they say together need not. */
function withAllAreas(rows: readonly AreaRow[]): readonly AreaRow[] {
  if (rows.length < 2) return rows;
  const sum = (of: (row: AreaRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const named = sum((row) => row.named);
  const mean = (of: (row: AreaRow) => number): number => sum((row) => of(row) * row.named) / named;
  const recalls = rows.flatMap(({ recall }) =>
    typeof recall === 'number' ? [recall] : isComputed(recall) ? [recall.value] : [],
  );
  return [
    ...rows,
    {
      area: ALL_AREAS,
      named,
      found: sum((row) => row.found),
      recall:
        recalls.length < rows.length ? notComputed('an area has none') : mean((row) => recalls[rows.indexOf(row)]!),
      overlap: mean((row) => row.overlap),
      least: mean((row) => row.least),
      unseen: mean((row) => row.unseen),
    },
  ];
}
