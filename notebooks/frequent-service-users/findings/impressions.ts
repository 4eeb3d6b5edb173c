import { type RankedList, rankBiasedOverlap, recallAt, topPeople, yesNoTable } from '@assay/contact-profiling';
import { numberColumn, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import { cohenKappa, gwetAc1, notComputed, pabak } from '@assay/statistics';
import { attributes, log, profiles } from '../contact-log.ts';
import { impressions } from '../inputs.ts';
import { peopleCount, text } from './columns.ts';

export const impressionFindings = findings({
  name: 'impressionFindings',
  title: 'Whom officers name, and whom the data show',
  needs: { log, profiles, attributes, impressions },
  compute: ({ log, profiles, attributes, impressions }): FindingDraft[] => {
    const questions = ['FSU-Q1'];
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
    const rows = area.values.map((name, at) => {
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
      return [
        name,
        list.length,
        list.filter((code) => top.has(code)).length,
        statedLimits(recall)[0],
        overlap.extrapolated,
        overlap.minimum,
        overlap.residual,
      ];
    });
    const table = yesNoTable(first, second);
    const overall = [
      ['plain agreement', (table[0]![0]! + table[1]![1]!) / first.length, null, null],
      ['kappa (Cohen)', ...statedLimits(cohenKappa(table))],
      ['AC1 (Gwet)', ...statedLimits(gwetAc1(table))],
      ['PABAK', ...statedLimits(pabak(table))],
    ];
    return [
      {
        id: 'impressions.right',
        title: 'Of the people whom officers name: how many are as far up the data’s list of their area',
        questions,
        ...(given ? statedProportion({ successes: right, total: places }) : { notComputed: none }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'people named by officers',
        method: { name: 'Recall within a list of the same length, ties kept whole', source: 'Wilson (1927)' },
        limitations: ['Neither list is the truth: data count contact, officers may weigh what no log holds.'],
      },
      {
        id: 'impressions.areas',
        title: 'Officers’ lists against the data, by area',
        questions,
        unit: 'ratio',
        ...(given
          ? {
              table: {
                columns: [
                  text('area', 'Area'),
                  peopleCount('named', 'Named'),
                  peopleCount('found', 'As far up in the data'),
                  { name: 'recall', label: 'Recall', unit: 'proportion' },
                  { name: 'overlap', label: 'Rank-biased overlap', unit: 'ratio' },
                  { name: 'least', label: 'at least', unit: 'ratio' },
                  { name: 'unseen', label: 'left open', unit: 'ratio' },
                ],
                rows,
              },
            }
          : { notComputed: none }),
        method: {
          name: 'Rank-biased overlap (extrapolated, minimum, residual) at persistence 0.9',
          source: 'Webber, Moffat and Zobel (2010)',
        },
        limitations: ['An area where nobody was named is not listed.'],
      },
      {
        id: 'impressions.agreement',
        title: 'Agreement, person by person, on who is among the most in contact',
        questions,
        unit: 'ratio',
        ...(given && first.length > 0
          ? {
              table: {
                columns: [text('measure', 'Measure'), ...withLimits({ name: 'value', label: 'Value', unit: 'ratio' })],
                rows: overall,
              },
            }
          : { notComputed: none }),
        method: { name: 'Kappa, AC1 and PABAK', source: 'Cohen (1960); Gwet (2008); Byrt, Bishop and Carlin (1993)' },
        limitations: [
          'Nearly everybody is named by neither, so plain agreement and AC1 are high whatever the lists hold.',
        ],
      },
    ];
  },
});
