import { collectCells, type Recovery } from '@assay/disclosure-control';
import { type Finding, isStated } from '@assay/evidence';

type Recovered = Pick<Recovery, 'place' | 'beside'>;

/**
 * Which finding is best withheld, so that an outsider no longer works out what is recovered? One that holds a recovered cell;
 * where none of those may be withheld, one that shares a sum with it. Of several the one that prints fewest numbers, then the
 * first stated: both are printed, so that the choice tells nothing of what is hidden. `null` where none is left; what a
 * named person excepted leaves.
 *
 * @param released The findings as they would leave.
 * @param exact The findings before the gate, which tell what counts stand in one sum.
 */
export function findingToWithhold(
  recovered: readonly Recovered[],
  released: readonly Finding[],
  exact: readonly Finding[],
): string | null {
  const places = recovered.flatMap(({ place, beside }) => (beside === undefined ? [place] : [place, beside]));
  const own = fewestNumbers(released, new Set(places.map(({ finding }) => finding)));
  if (own !== null) return own;
  const { idAt, places: counted, relations } = collectCells(exact);
  const told = new Set(places.map(({ finding, row, column }) => idAt(finding, row, column)));
  const sums = relations.map(({ total, parts }) => [total, ...parts]);
  const around = new Set<string | null>([...told, ...sums.filter((ids) => ids.some((id) => told.has(id))).flat()]);
  around.delete(null);
  const isAround = ({ finding, row, column }: (typeof counted)[number]) => around.has(idAt(finding, row, column));
  return fewestNumbers(released, new Set(counted.filter(isAround).map(({ finding }) => finding)));
}

function fewestNumbers(released: readonly Finding[], among: ReadonlySet<string>): string | null {
  const open = released.filter(
    (finding) => among.has(finding.id) && isStated(finding) && finding.disclosure.status !== 'excepted',
  );
  const fewest = Math.min(...open.map(numbersIn));
  return open.find((finding) => numbersIn(finding) === fewest)?.id ?? null;
}

function numbersIn({ table }: Finding): number {
  return table === null ? 1 : table.rows.flat().filter((value) => typeof value === 'number').length;
}
