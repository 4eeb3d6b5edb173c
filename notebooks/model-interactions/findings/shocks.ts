import * as contacts from '@assay/contact-profiling';
import type { FindingDraft } from '@assay/evidence';
import { type About, finding, findings } from '@assay/notebook';
import { comparedLists, comparedMarks, STATISTICAL_METHODS } from '@assay/statistics';
import { type Chain, chain, type Link } from '../chain.ts';
import { tolerance } from '../inputs.ts';

const METHOD = { name: 'The same records counted by profile under each tolerance', source: 'ours' };
const about = finding.about({ questions: ['XM-R1'], method: METHOD });
/** Roles that a check of staff, or an offender model, looks for. */
const SUSPECT = ['suspect', 'offender', 'detainee'];
const WHOLE_AREA = { interval: null, limits: { none: 'both count every record of the area' } } as const;
const MANY_SUSPECT = 2;
const MANY_VICTIM = 2;

export const shockFindings = findings('shockFindings', 'The same shock in checks of staff, hotspots and lists', {
  needs: { chain, tolerance },
  compute: ({ chain, tolerance }) => {
    const known = about.given('status' in chain ? chain : (chain.log.noRole ?? chain));
    return [checks(known), hotspots(known), overlap(known, tolerance)];
  },
});

/** Profiles with so many contacts in these roles. */
function oftenIn(log: Chain['log'], link: Link, roles: readonly string[], least: number): Uint8Array {
  const counts = contacts.contactsByCategory(
    { person: link.profileOf, people: link.profiles, time: log.time },
    log.role,
  );
  return Uint8Array.from(contacts.contactCountsOf(counts, roles), (count) => (count >= least ? 1 : 0));
}

const oftenVictims = (log: Chain['log'], link: Link) => oftenIn(log, link, ['victim'], MANY_VICTIM);
const suspected = (log: Chain['log'], link: Link, least: number) =>
  contacts.peopleInProfiles(log, link.profileOf, oftenIn(log, link, SUSPECT, least));

/** If everyone were a member of staff: who looks like a suspect, and who has been one? */
function checks(known: About<Chain>): FindingDraft {
  return known.table('checks.by-tolerance', 'A check by profile: people who look like a suspect and never were one', {
    method: STATISTICAL_METHODS.wilsonShare,
    limitations:
      'Staff are taken to have names and dates of birth like everyone in the records. The notebook on the staff check uses a staff list.',
    rows: ({ log, perfect, byTolerance }) => {
      const truly = oftenIn(log, perfect, SUSPECT, 1);
      return byTolerance.map((link) => {
        const { other, neither } = comparedMarks(truly, suspected(log, link, 1));
        return { tolerance: link.name, wrongly: other, clear: other + neither };
      });
    },
    columns: (t) => [
      t.key('tolerance', 'Edits allowed'),
      t.people('wrongly', 'Look like a suspect wrongly'),
      t.people('clear', 'Never a suspect'),
      t.share('share', 'Share', { of: 'wrongly', outOf: 'clear' }),
    ],
  });
}

/** Where do repeat victims seem to live? Areas ranked by them under each tolerance. */
function hotspots(known: About<Chain>): FindingDraft {
  return known.table('hotspots.by-tolerance', 'Repeat victims by area, and the rank of the area', {
    unit: 'count',
    limitations:
      'A map of incidents does not change with the tolerance; a map of people who suffer again does. Which one a hotspot rests on should be said.',
    rows: ({ log, perfect, byTolerance }) => {
      const victims = (link: Link) => contacts.profilesByArea(link.profileOf, log.area, oftenVictims(log, link));
      const truth = victims(perfect);
      return byTolerance.flatMap((link) =>
        contacts.areasSeen(log.area.values, truth, victims(link)).map((row) => ({ ...row, tolerance: link.name })),
      );
    },
    columns: (t) => [
      t.key('area', 'Area'),
      t.key('tolerance', 'Edits allowed'),
      t.people('repeats', 'Repeat victims', ({ seen }) => seen),
      t.estimate('rank', 'Rank', 'rank', { unit: 'count', limits: false, contributors: 'repeats' }),
      t.people('truly', 'True repeat victims'),
      t.estimate('trueRank', 'True rank', 'trueRank', { unit: 'count', limits: false, contributors: 'truly' }),
      t.rate('seen', 'Seen for each true one', { of: 'repeats', outOf: 'truly' }, WHOLE_AREA),
    ],
  });
}

/** Who is on several lists at once, and how much of that is one fault counted twice? */
function overlap(known: About<Chain>, tolerance: number): FindingDraft {
  const listsOf = (log: Chain['log'], link: Link) => [
    { name: 'often in contact', marks: link.listed },
    { name: 'often a suspect', marks: suspected(log, link, MANY_SUSPECT) },
    { name: 'often a victim', marks: contacts.peopleInProfiles(log, link.profileOf, oftenVictims(log, link)) },
  ];
  return known.table('overlap.lists', 'People on two lists at once, truly and at the chosen tolerance', {
    questions: ['XM-R1', 'RAP-Q1'],
    unit: 'count',
    method: { name: 'Counts and Jaccard index of lists drawn from the same profiles', source: 'Jaccard (1912)' },
    limitations:
      'The lists stand in for those of the models: often in contact for the dashboard, often a suspect for the offender model and the staff check.',
    rows: ({ log, perfect, byTolerance }) => {
      const seen = comparedLists(listsOf(log, byTolerance[tolerance]!));
      return comparedLists(listsOf(log, perfect)).map(({ one, other, shared }, pair) => ({
        one,
        other,
        truly: shared,
        seen: seen[pair]!.shared,
      }));
    },
    columns: (t) => {
      const share = { counts: 'people', interval: null } as const;
      return [
        t.key('one', 'List'),
        t.key('other', 'and list'),
        t.people('truly', 'On both, truly', ({ truly }) => truly.of),
        t.share('trueShare', 'Of those on either, truly', ({ truly }) => truly, share),
        t.people('seen', 'On both, as it seems', ({ seen }) => seen.of),
        t.share('seenShare', 'Of those on either, as it seems', ({ seen }) => seen, share),
      ];
    },
  });
}
