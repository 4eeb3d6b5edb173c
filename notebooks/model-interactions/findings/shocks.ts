import { countByCategory, countsOf } from '@assay/contact-profiling';
import type { FindingDraft } from '@assay/evidence';
import { allNotComputed, findings, statedLimits, withLimits } from '@assay/notebook';
import { type NotComputed, wilsonInterval } from '@assay/statistics';
import { type Chain, chain, isChain, isLog, type Link, peopleIn } from '../chain.ts';
import { type Log, log, tolerance } from '../inputs.ts';

const QUESTIONS = ['XM-R1'];
const METHOD = { name: 'The same records counted by profile under each tolerance', source: 'ours' };
/** Roles that a check of staff, or an offender model, looks for. */
const SUSPECT = ['suspect', 'offender', 'detainee'];
const MANY_SUSPECT = 2;
const MANY_VICTIM = 2;

export const shockFindings = findings({
  name: 'shockFindings',
  title: 'The same shock in checks of staff, hotspots and lists',
  needs: { log, chain, tolerance },
  compute: ({ log, chain, tolerance }): FindingDraft[] => {
    if (!isLog(log) || !isChain(chain)) {
      const ids = ['checks.by-tolerance', 'hotspots.by-tolerance', 'overlap.lists'];
      return allNotComputed(
        ids.map((id) => ({
          id,
          title: 'The same shock elsewhere',
          questions: QUESTIONS,
          unit: 'count',
          method: METHOD,
        })),
        log as NotComputed,
      );
    }
    return [checks(log, chain), hotspots(log, chain), overlap(log, chain, tolerance)];
  },
});

/** Contacts per profile in these roles. */
function inRoles(log: Log, link: Link, roles: readonly string[]): Int32Array {
  const counts = countByCategory({ person: link.profileOf, people: link.profiles, time: log.time }, log.role);
  return countsOf(counts, roles);
}

/** If everyone were a member of staff: who looks like a suspect, and who has been one? */
function checks(log: Log, { perfect, byTolerance }: Chain): FindingDraft {
  const isAny = (counts: Int32Array) => Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0));
  const truly = isAny(inRoles(log, perfect, SUSPECT));
  const clear = truly.filter((one) => one === 0).length;
  return {
    id: 'checks.by-tolerance',
    title: 'A check by profile: people who look like a suspect and never were one',
    questions: QUESTIONS,
    unit: 'proportion',
    people: true,
    method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
    limitations: [
      'Staff are taken to have names and dates of birth like everyone in the records. The notebook on the staff check uses a staff list.',
    ],
    table: {
      columns: [
        { name: 'tolerance', label: 'Edits allowed', unit: 'text', key: true },
        { name: 'wrongly', label: 'Look like a suspect wrongly', unit: 'count', people: true },
        { name: 'clear', label: 'Never a suspect', unit: 'count', people: true },
        ...withLimits({
          name: 'share',
          label: 'Share',
          unit: 'proportion',
          numerator: 'wrongly',
          denominator: 'clear',
        }),
      ],
      rows: byTolerance.map((link) => {
        const seen = peopleIn(log, link, isAny(inRoles(log, link, SUSPECT)));
        const wrongly = seen.filter((one, person) => one === 1 && truly[person] === 0).length;
        return [link.name, wrongly, clear, ...statedLimits(wilsonInterval({ successes: wrongly, total: clear }))];
      }),
    },
  };
}

/** Where do repeat victims seem to live? Areas ranked by them under each tolerance. */
function hotspots(log: Log, { perfect, byTolerance }: Chain): FindingDraft {
  const areas = log.area.values;
  const repeats = (link: Link) => {
    const victim = inRoles(log, link, ['victim']);
    const area = new Int32Array(link.profiles).fill(-1);
    for (let row = 0; row < log.count; row++)
      if (area[link.profileOf[row]!]! < 0) area[link.profileOf[row]!] = log.area.codes[row]!;
    const counts = areas.map(() => 0);
    for (let profile = 0; profile < link.profiles; profile++)
      if (victim[profile]! >= MANY_VICTIM && area[profile]! >= 0) counts[area[profile]!]!++;
    return counts;
  };
  const rank = (counts: readonly number[], at: number) => 1 + counts.filter((count) => count > counts[at]!).length;
  const truth = repeats(perfect);
  return {
    id: 'hotspots.by-tolerance',
    title: 'Repeat victims by area, and the rank of the area',
    questions: QUESTIONS,
    unit: 'count',
    people: true,
    method: METHOD,
    limitations: [
      'A map of incidents does not change with the tolerance; a map of people who suffer again does. Which one a hotspot rests on should be said.',
    ],
    table: {
      columns: [
        { name: 'area', label: 'Area', unit: 'text', key: true },
        { name: 'tolerance', label: 'Edits allowed', unit: 'text', key: true },
        { name: 'repeats', label: 'Repeat victims', unit: 'count', people: true },
        { name: 'rank', label: 'Rank', unit: 'count' },
        { name: 'truly', label: 'True repeat victims', unit: 'count', people: true },
        { name: 'trueRank', label: 'True rank', unit: 'count' },
        { name: 'seen', label: 'Seen for each true one', unit: 'ratio' },
      ],
      rows: byTolerance.flatMap((link) => {
        const counts = repeats(link);
        return areas.flatMap((area, at) =>
          truth[at] === 0
            ? []
            : [[area, link.name, counts[at]!, rank(counts, at), truth[at]!, rank(truth, at), counts[at]! / truth[at]!]],
        );
      }),
    },
  };
}

/** Who is on several lists at once, and how much of that is one fault counted twice? */
function overlap(log: Log, { perfect, byTolerance }: Chain, tolerance: number): FindingDraft {
  const listsOf = (link: Link): [string, Uint8Array][] => {
    const many = (roles: readonly string[], least: number) =>
      Uint8Array.from(inRoles(log, link, roles), (count) => (count >= least ? 1 : 0));
    return [
      ['often in contact', peopleIn(log, link, link.flagged)],
      ['often a suspect', peopleIn(log, link, many(SUSPECT, MANY_SUSPECT))],
      ['often a victim', peopleIn(log, link, many(['victim'], MANY_VICTIM))],
    ];
  };
  const [truth, seen] = [listsOf(perfect), listsOf(byTolerance[tolerance]!)];
  const both = (lists: typeof truth, one: number, other: number) =>
    lists[one]![1].filter((mark, person) => mark === 1 && lists[other]![1][person] === 1).length;
  const either = (lists: typeof truth, one: number, other: number) =>
    lists[one]![1].filter((mark, person) => mark === 1 || lists[other]![1][person] === 1).length;
  return {
    id: 'overlap.lists',
    title: 'People on two lists at once, truly and at the chosen tolerance',
    questions: ['XM-R1', 'RAP-Q1'],
    unit: 'count',
    people: true,
    method: { name: 'Counts and Jaccard index of lists drawn from the same profiles', source: 'Jaccard (1912)' },
    limitations: [
      'The lists stand in for those of the models: often in contact for the dashboard, often a suspect for the offender model and the staff check.',
    ],
    table: {
      columns: [
        { name: 'one', label: 'List', unit: 'text', key: true },
        { name: 'other', label: 'and list', unit: 'text', key: true },
        { name: 'truly', label: 'On both, truly', unit: 'count', people: true },
        { name: 'trueShare', label: 'Of those on either', unit: 'proportion' },
        { name: 'seen', label: 'On both, as it seems', unit: 'count', people: true },
        { name: 'seenShare', label: 'Of those on either', unit: 'proportion' },
      ],
      rows: truth.flatMap(([one], at) =>
        truth.slice(at + 1).map(([other], offset) => {
          const to = at + 1 + offset;
          const share = (lists: typeof truth) =>
            either(lists, at, to) === 0 ? null : both(lists, at, to) / either(lists, at, to);
          return [one, other, both(truth, at, to), share(truth), both(seen, at, to), share(seen)];
        }),
      ),
    },
  };
}
