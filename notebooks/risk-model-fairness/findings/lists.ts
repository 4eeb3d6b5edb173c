import { happenedOnList, type RateCounts, twoModels } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { type Lists, lists, listsOfLengths, ofBoth, ofEach } from '../lists.ts';
import { type People, people } from '../people.ts';

const about = finding.about({
  questions: ['RFS-A1'],
  method: { name: 'Count of two lists of the same people and the same length', source: 'the input' },
  counts: 'people',
});
const SIZES = [0.125, 0.25, 0.5, 1, 1.5];
const BY_LOT = 'Who ties at the cut has a place by lot, the same lot on every list; another seed draws other people.';

export const listFindings = findings('listFindings', {
  title: 'Who comes onto the list when suspect data are added, and who leaves it',
  needs: { people, lists },
  compute: ({ people, lists }) => {
    const { group, label, neverCharged, offenderScore: before, suspectScore: after } = people;
    const options = { unscored: 'not-listed', ties: { lots: lists.lots } } as const;
    const both = about
      .given(people.oneModel ?? ofBoth(lists))
      .of(() => twoModels({ before, after, group, label, neverCharged }, lists.size, options));
    return [
      both.people('list.entered', 'People who come onto the list', ({ overall }) => overall.entered),
      both.people('list.left', 'People who leave the list', ({ overall }) => overall.left),
      both.share('list.entered-never-charged', 'Never charged with anything, of people who come onto the list', {
        from: ({ overall: { entered, enteredKnown, enteredNeverCharged } }) =>
          enteredKnown === 0
            ? notComputed(entered === 0 ? 'nobody comes onto the list' : 'of nobody who comes onto it is that known')
            : { of: enteredNeverCharged, outOf: enteredKnown },
        outOfLabel: 'people who come onto the list, of whom it is known',
        method: STATISTICAL_METHODS.wilsonShare,
      }),
      both.estimate('list.gained-per-never-charged', {
        title: 'More people charged later on the list, for each never-charged person who comes onto it',
        from: ({ gainedPerNeverCharged }) => gainedPerNeverCharged,
        unit: 'score',
        contributors: ({ overall }) => Math.min(overall.entered, overall.left),
        limitations: 'A later charge can follow from being on a list: more attention finds more.',
      }),
      both.table('list.turnover', 'Who enters and leaves the list, by ethnic group', {
        limitations: BY_LOT,
        rows: ({ byGroup }) => byGroup.filter(({ people }) => people > 0),
        columns: (t) => [
          t.key('group', 'Ethnic group'),
          t.people('people', 'People'),
          t.people('before', 'Listed from offender data', 'flaggedBefore'),
          t.people('after', 'Listed with suspect data', 'flaggedAfter'),
          t.people('entered', 'Enter'),
          t.people('left', 'Leave'),
          t.people('never', 'Enter, never charged', 'enteredNeverCharged'),
          t.people('enteredCharged', 'Enter, charged later', 'enteredWithOutcome'),
          t.people('leftCharged', 'Leave, charged later', 'leftWithOutcome'),
        ],
      }),
      cutTable(lists),
      sizesTable(people, lists),
    ];
  },
});

/** How the cut fell: how many tie there, and for how many places. */
function cutTable(lists: Lists) {
  const rows = ofEach(lists, ({ places }, name) => [{ name, ...places, above: lists.size - places.placesForTied }]);
  return about.given(rows).table('list.cut', 'Where the list is cut, and who ties there', {
    limitations: BY_LOT,
    columns: (t) => [
      t.key('model', 'Score', 'name'),
      t.people('above', 'Sure of a place', ({ above, tied }) => (tied === 0 ? lists.size : above)),
      t.people('tied', 'Tie at the cut'),
      t.count('placesForTied', 'Places left for them', 'people'),
    ],
  });
}

/** The same at shorter and longer lists, so that the choice of one size does not decide the answer. */
function sizesTable(people: People, { size, lots }: Lists) {
  const lengths = SIZES.map((factor) => Math.round(size * factor));
  return about
    .given(listsOfLengths(people, lengths, lots))
    .table('list.sizes', 'Never charged, of people on lists of other sizes with suspect data', {
      method: STATISTICAL_METHODS.wilsonShare,
      limitations: [BY_LOT, 'Shares are of those of whom it is known.'],
      rows: (lists) =>
        lists.map(({ places, list: { listed } }) => ({
          places,
          never: happenedOnList(listed, people.neverCharged),
          charged: happenedOnList(listed, people.label),
        })),
      columns: (t) => [
        t.key('size', 'Places on the list', 'places', { unit: 'count' }),
        t.people('listed', 'Listed', 'places'),
        t.people('never', 'Never charged', ({ never }) => known(never)?.of ?? null),
        t.share('share', 'Share never charged', ({ never }) => known(never)),
        t.people('charged', 'Charged later', ({ charged }) => charged.of),
        t.share('chargedShare', 'Share charged later', ({ charged }) => known(charged), { limits: false }),
      ],
    });
}

const known = (counts: RateCounts) => (counts.outOf === 0 ? null : counts);
