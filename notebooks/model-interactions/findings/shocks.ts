import { contactCountsOf, countByCategory } from '@assay/contact-profiling';
import type { FindingDraft } from '@assay/evidence';
import { type About, finding, findings } from '@assay/notebook';
import { STATISTICAL_METHODS } from '@assay/statistics';
import { chain, type Joined, joined, type Link, peopleIn } from '../chain.ts';
import { type Log, log, tolerance } from '../inputs.ts';

const METHOD = { name: 'The same records counted by profile under each tolerance', source: 'ours' };
const about = finding.about({ questions: ['XM-R1'], method: METHOD });
/** Roles that a check of staff, or an offender model, looks for. */
const SUSPECT = ['suspect', 'offender', 'detainee'];
const MANY_SUSPECT = 2;
const MANY_VICTIM = 2;

export const shockFindings = findings('shockFindings', 'The same shock in checks of staff, hotspots and lists', {
  needs: { log, chain, tolerance },
  compute: ({ log, chain, tolerance }) => {
    const known = about.given(joined(log, chain));
    return [checks(known), hotspots(known), overlap(known, tolerance)];
  },
});

/** Contacts per profile in these roles. */
function inRoles(log: Log, link: Link, roles: readonly string[]): Int32Array {
  const counts = countByCategory({ person: link.profileOf, people: link.profiles, time: log.time }, log.role);
  return contactCountsOf(counts, roles);
}

/** If everyone were a member of staff: who looks like a suspect, and who has been one? */
function checks(known: About<Joined>): FindingDraft {
  const isAny = (counts: Int32Array) => Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0));
  return known.table('checks.by-tolerance', 'A check by profile: people who look like a suspect and never were one', {
    method: STATISTICAL_METHODS.wilsonShare,
    limitations:
      'Staff are taken to have names and dates of birth like everyone in the records. The notebook on the staff check uses a staff list.',
    rows: ({ log, chain }) => {
      const truly = isAny(inRoles(log, chain.perfect, SUSPECT));
      return chain.byTolerance.map((link) => {
        const seen = peopleIn(log, link, isAny(inRoles(log, link, SUSPECT)));
        return {
          tolerance: link.name,
          wrongly: seen.filter((one, person) => one === 1 && truly[person] === 0).length,
          clear: truly.filter((one) => one === 0).length,
        };
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
function hotspots(known: About<Joined>): FindingDraft {
  const rank = (counts: readonly number[], at: number) => 1 + counts.filter((count) => count > counts[at]!).length;
  return known.table('hotspots.by-tolerance', 'Repeat victims by area, and the rank of the area', {
    unit: 'count',
    limitations:
      'A map of incidents does not change with the tolerance; a map of people who suffer again does. Which one a hotspot rests on should be said.',
    rows: ({ log, chain }) => {
      const truth = repeatVictims(log, chain.perfect);
      return chain.byTolerance.flatMap((link) => {
        const counts = repeatVictims(log, link);
        return log.area.values.flatMap((area, at) => {
          if (truth[at] === 0) return [];
          const [repeats, truly] = [counts[at]!, truth[at]!];
          return [{ area, tolerance: link.name, repeats, rank: rank(counts, at), truly, trueRank: rank(truth, at) }];
        });
      });
    },
    columns: (t) => [
      t.key('area', 'Area'),
      t.key('tolerance', 'Edits allowed'),
      t.people('repeats', 'Repeat victims'),
      t.estimate('rank', 'Rank', 'rank', { unit: 'count', limits: false, contributors: 'repeats' }),
      t.people('truly', 'True repeat victims'),
      t.estimate('trueRank', 'True rank', 'trueRank', { unit: 'count', limits: false, contributors: 'truly' }),
      t.rate(
        'seen',
        'Seen for each true one',
        { of: 'repeats', outOf: 'truly' },
        {
          interval: null,
          limits: { none: 'both count every record of the area' },
        },
      ),
    ],
  });
}

/** Profiles of repeat victims, by the area of their first record. */
function repeatVictims(log: Log, link: Link): number[] {
  const victim = inRoles(log, link, ['victim']);
  const area = new Int32Array(link.profiles).fill(-1);
  for (let row = 0; row < log.count; row++)
    if (area[link.profileOf[row]!]! < 0) area[link.profileOf[row]!] = log.area.codes[row]!;
  const counts = log.area.values.map(() => 0);
  for (let profile = 0; profile < link.profiles; profile++)
    if (victim[profile]! >= MANY_VICTIM && area[profile]! >= 0) counts[area[profile]!]!++;
  return counts;
}

/** Who is on several lists at once, and how much of that is one fault counted twice? */
function overlap(known: About<Joined>, tolerance: number): FindingDraft {
  type Lists = readonly { readonly name: string; readonly marks: Uint8Array }[];
  const listsOf = (log: Log, link: Link): Lists => {
    const many = (roles: readonly string[], least: number) =>
      Uint8Array.from(inRoles(log, link, roles), (count) => (count >= least ? 1 : 0));
    return [
      { name: 'often in contact', marks: peopleIn(log, link, link.flagged) },
      { name: 'often a suspect', marks: peopleIn(log, link, many(SUSPECT, MANY_SUSPECT)) },
      { name: 'often a victim', marks: peopleIn(log, link, many(['victim'], MANY_VICTIM)) },
    ];
  };
  const countOf = (lists: Lists, at: number, to: number) => {
    const [own, other] = [lists[at]!.marks, lists[to]!.marks];
    return {
      both: own.filter((mark, person) => mark === 1 && other[person] === 1).length,
      either: own.filter((mark, person) => mark === 1 || other[person] === 1).length,
    };
  };
  return known.table('overlap.lists', 'People on two lists at once, truly and at the chosen tolerance', {
    questions: ['XM-R1', 'RAP-Q1'],
    unit: 'count',
    method: { name: 'Counts and Jaccard index of lists drawn from the same profiles', source: 'Jaccard (1912)' },
    limitations:
      'The lists stand in for those of the models: often in contact for the dashboard, often a suspect for the offender model and the staff check.',
    rows: ({ log, chain }) => {
      const [truth, seen] = [listsOf(log, chain.perfect), listsOf(log, chain.byTolerance[tolerance]!)];
      return truth.flatMap(({ name: one }, at) =>
        truth.slice(at + 1).map(({ name: other }, offset) => {
          const to = at + 1 + offset;
          return { one, other, truly: countOf(truth, at, to), seen: countOf(seen, at, to) };
        }),
      );
    },
    columns: (t) => {
      const share = { counts: 'people', interval: null } as const;
      return [
        t.key('one', 'List'),
        t.key('other', 'and list'),
        t.people('truly', 'On both, truly', ({ truly }) => truly.both),
        t.share(
          'trueShare',
          'Of those on either, truly',
          ({ truly }) => ({ of: truly.both, outOf: truly.either }),
          share,
        ),
        t.people('seen', 'On both, as it seems', ({ seen }) => seen.both),
        t.share(
          'seenShare',
          'Of those on either, as it seems',
          ({ seen }) => ({ of: seen.both, outOf: seen.either }),
          share,
        ),
      ];
    },
  });
}
