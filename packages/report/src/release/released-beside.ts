import { type AttackedRelease, nameBeside, type Place, type ReleaseMemory } from '@assay/disclosure-control';
import { type Released, readReleasedFindings, readReleaseMemory } from './release-shelf.ts';

/** A release of another notebook about the same people: what outsiders hold of it, and what stands behind its marks. */
export interface ReleasedBeside {
  readonly release: AttackedRelease;
  /** The count at a place of the release, shown or hidden; `null` where none is. Places are named as beside the release that is attacked. */
  countAt(place: Place): number | null;
}

/**
 * Whatever left of other notebooks about some of the same people: outsiders hold it beside a release of this one.
 *
 * @throws InputError as `releasedEarlier`.
 */
export function releasedBeside(
  home: string,
  releases: readonly Released[],
  { notebook, population }: { readonly notebook: string; readonly population: readonly string[] },
): ReleasedBeside[] {
  return releases.flatMap((released) => {
    const memory = readReleaseMemory(home, released);
    const isOfOthers = memory.notebook === undefined || memory.notebook === notebook;
    if (isOfOthers || !memory.population.some((digest) => population.includes(digest))) return [];
    const release = readReleasedFindings(home, released, `${memory.notebook} ${released.digest.slice(0, 12)}`);
    return release === null ? [] : [{ release, countAt: countsBehind(release.name, memory) }];
  });
}

function countsBehind(name: string, { cells, places = {} }: ReleaseMemory): ReleasedBeside['countAt'] {
  const values = new Map(cells.map(({ id, value }) => [id, value]));
  const counts = new Map(Object.entries(places).map(([place, id]) => [place, values.get(id) ?? null]));
  const own = nameBeside(name, '');
  return ({ finding, row, column }) =>
    finding.startsWith(own) ? (counts.get(`#${finding.slice(own.length)}|${row}|${column}`) ?? null) : null;
}
