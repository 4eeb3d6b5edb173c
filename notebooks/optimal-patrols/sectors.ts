import { numberColumn, type Table, textColumn } from '@assay/dataset';
import { type Area, areaFromGeometry } from '@assay/displacement';
import { BLANK_GROUP, InputError, textAt } from '@assay/statistics';

export const GROUPS = ['White', 'Mixed', 'Asian', 'Black', 'Other'] as const;

/** Parts of the evaluation in a reader's words; a part of another name keeps it. */
const PARTS: Readonly<Record<string, string>> = {
  treated: 'patrolled',
  buffer: 'neighbouring',
  control: 'comparison',
  'too near': 'too near to compare',
};
export const partName = (kind: string): string => PARTS[kind] ?? kind;

export interface Sector {
  readonly area: Area;
  readonly kind: string;
  readonly decile: number;
  /** Residents of each group; `NaN` where the file does not say. */
  readonly people: readonly number[];
}

export function refuseRepeated(table: Table): void {
  const { codes, values } = textColumn(table, 'sector_id');
  const seen = new Set<number>();
  for (const code of codes)
    if (code >= 0 && seen.has(code))
      throw new InputError(
        `two sectors have one name: ${values[code]}. Name them by their code, e.g. --columns sectors:sector_id=<code>, or join their outlines.`,
      );
    else seen.add(code);
}

export function outlinesOf(table: Table): Area[] {
  const id = textColumn(table, 'sector_id');
  const boundary = textColumn(table, 'boundary');
  return Array.from({ length: table.rowCount }, (_, row) => {
    const text = textAt(boundary, row) ?? '';
    const geometry = text.trimStart().startsWith('[') ? `{"type":"Polygon","coordinates":${text}}` : text;
    return areaFromGeometry(textAt(id, row) ?? `row ${row + 1}`, geometry);
  });
}

export function sectorsOf(table: Table, outlines: readonly Area[]): Sector[] {
  const kind = textColumn(table, 'kind');
  const decile = numberColumn(table, 'deprivation_decile').values;
  const people = GROUPS.map((group) => numberColumn(table, `residents_${group.toLowerCase()}`).values);
  return outlines.map((area, row) => ({
    area,
    kind: partOf(textAt(kind, row)),
    decile: decile[row]!,
    people: people.map((column) => column[row]!),
  }));
}

/** The part that a file's word stands for; a word of its own stays. */
function partOf(text: string | null): string {
  const word = text?.trim().toLowerCase() ?? BLANK_GROUP;
  const found = Object.entries({
    treated: ['treated', 'treatment', 'patrolled', 'patrol'],
    buffer: ['buffer', 'neighbouring', 'displacement'],
    control: ['control', 'comparison'],
    'city centre': ['city centre'],
  }).find(([, words]) => words.includes(word));
  return found?.[0] ?? text ?? word;
}
