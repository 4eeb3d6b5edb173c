import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';

/** What a workbook says of itself and of a sheet, besides the cells. */
export interface WorkbookParts {
  /** Names of sheets that Excel does not show. */
  readonly hidden: ReadonlySet<string>;
  /** Whether its serial numbers count from 1904, as older Macintosh versions wrote. */
  readonly isFrom1904: boolean;
  /** Merged cells of a sheet, and whether formulas stand in it whose results are not stored. */
  sheet(name: string): { readonly merged: readonly MergedCells[]; readonly isUncalculated: boolean };
}

/** Cells shown as one: the first row and column, and the last row, from 0. Only the first cell holds the value. */
export interface MergedCells {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** A larger sheet is not looked through for what only a small one made by hand has. */
const LARGEST_SHEET = 1 << 28;

export function workbookParts(path: string): WorkbookParts {
  const bytes = readFileSync(path);
  const texts = unpackedTexts(bytes, (name) => name === 'xl/workbook.xml' || name === 'xl/_rels/workbook.xml.rels');
  const workbook = texts.get('xl/workbook.xml') ?? '';
  const relations = [...(texts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)];
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([element]) => ({
    name: attribute(element, 'name') ?? '',
    state: attribute(element, 'state') ?? 'visible',
    id: attribute(element, '\\w+:id') ?? '',
  }));
  return {
    hidden: new Set(sheets.filter(({ state }) => state !== 'visible').map(({ name }) => name)),
    isFrom1904: /<(?:\w+:)?workbookPr\s[^>]*date1904="(?:1|true)"/.test(workbook),
    sheet(name) {
      const id = sheets.find((each) => each.name === name)?.id;
      const target = relations.map(([element]) => element).find((element) => attribute(element, 'Id') === id);
      const file = `xl/${attribute(target ?? '', 'Target') ?? ''}`.replace(/^xl\/\/xl\//, 'xl/');
      const xml = unpackedTexts(bytes, (each) => each === file).get(file) ?? '';
      return { merged: mergedCells(xml), isUncalculated: UNCALCULATED.test(xml) };
    },
  };
}

/** A formula's cell without a value. One of type "str" may be empty: that is a result. */
const UNCALCULATED = /<c\s(?![^>]*\st="str")[^>]*>\s*<f[^>]*(?:\/>|>[^<]*<\/f>)\s*(?:<v\s*\/>|<v><\/v>)?\s*<\/c>/;

function mergedCells(xml: string): MergedCells[] {
  const after = xml.slice(xml.lastIndexOf('</sheetData>'));
  return [...after.matchAll(/<mergeCell\s+ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g)].map(([, letters, first, last]) => ({
    column: [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
    firstRow: Number(first) - 1,
    lastRow: Number(last) - 1,
  }));
}

function unpackedTexts(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => isWanted(name) && originalSize <= LARGEST_SHEET,
  });
  return new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString('utf8')]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function attribute(element: string, name: string): string | undefined {
  const written = new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1];
  return written?.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, entity) =>
    entity !== undefined
      ? (ENTITIES[entity] ?? whole)
      : String.fromCodePoint(decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)),
  );
}
