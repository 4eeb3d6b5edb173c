import { countCells, groupCells, rateOf } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { type Lists, lists, MODELS } from '../lists.ts';
import { type People, people } from '../people.ts';

const about = finding.about({
  questions: ['RFS-A1', 'RAP-Q2'],
  method: STATISTICAL_METHODS.wilsonShare,
  limitations: 'Known only because these people are invented; a force sees the label alone.',
});

export const truthFindings = findings('truthFindings', 'Who is listed, of people who did not offend', {
  needs: { people, lists },
  compute: ({ people, lists }) => {
    const rows = rowsOf(people, lists);
    return [
      about.given(rows).table('truth.by-group', 'Listed, of people who did not offend (invented people only)', {
        columns: (t) => [
          t.key('model', 'Score'),
          t.key('group', 'Ethnic group'),
          t.people('listed', 'Listed'),
          t.people('without', 'Did not offend'),
          t.share('share', 'Share listed', { of: 'listed', outOf: 'without' }),
        ],
      }),
    ];
  },
});

function rowsOf({ offended, group }: People, lists: Lists) {
  if (!(offended instanceof Uint8Array)) return offended;
  const rows = MODELS.flatMap(({ key, name }) => {
    const list = lists[key];
    if (list.status !== 'computed') return [];
    const cells = countCells({ attributes: { ethnicity: group }, label: offended, decision: list.listed });
    return groupCells(cells, ['ethnicity']).map((each) => {
      const { numerator: listed, denominator: without } = rateOf(each, 'falsePositiveRate');
      return { model: name, group: each.group, listed, without };
    });
  });
  return rows.length > 0 ? rows : notComputed('there is no list of either model');
}
