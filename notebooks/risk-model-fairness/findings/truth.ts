import { countCells, errorCounts, groupCells } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { STATISTICAL_METHODS } from '@assay/statistics';
import { type Lists, lists, ofEach } from '../lists.ts';
import { type People, people } from '../people.ts';

const about = finding.about({
  questions: ['RFS-A1', 'RAP-Q2'],
  method: STATISTICAL_METHODS.wilsonShare,
  limitations: 'Known only because these people are invented; a force sees the label alone.',
});

export const truthFindings = findings('truthFindings', 'Who is listed, of people who did not offend', {
  needs: { people, lists },
  compute: ({ people, lists }) => {
    return [
      about
        .given(listedOfInnocent(people, lists))
        .table('truth.by-group', 'Listed, of people who did not offend (invented people only)', {
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

function listedOfInnocent({ offended, group }: People, lists: Lists) {
  if (!(offended instanceof Uint8Array)) return offended;
  return ofEach(lists, ({ listed: decision }, model) =>
    errorCounts(
      groupCells(countCells({ attributes: { ethnicity: group }, label: offended, decision }), ['ethnicity']),
    ).map(({ group, wrongly: listed, without }) => ({ model, group, listed, without })),
  );
}
