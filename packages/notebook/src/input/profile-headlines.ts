import { broadEthnicity, type TableProfile } from '@assay/dataset';
import { displayValue } from '@assay/evidence';
import { countedNoun, dictionaryColumn } from '@assay/statistics';

const MOST_LISTED = 4;

/** What a person should know of the data before believing anything computed of it: a few lines, no identifier, no name. */
export function profileHeadlines(profile: TableProfile): string[] {
  const { fields, outsideCodeLists, duplicateKeys, wrongDates, defaultDates } = profile;
  const lines: string[] = [];
  const missing = fields.filter((field) => field.missing > 0).sort((a, b) => b.missing - a.missing);
  if (missing.length > 0) {
    lines.push(`missing: ${listed(missing.map((each) => `${each.field} ${percent(each.missing / each.rows)}`))}`);
  }
  const unlisted = outsideCodeLists
    .filter(isUnread)
    .map(
      ({ field, value, rows, nearest }) =>
        `${field} "${value}" (${count(rows)}${nearest === null ? '' : `, nearest ${nearest}`})`,
    );
  if (unlisted.length > 0)
    lines.push(`not in the code list: ${listed(unlisted)}; assay words lists them, to be mapped`);
  for (const { field, repeatedValues, rows } of duplicateKeys) {
    lines.push(
      `repeated: ${countedNoun(repeatedValues, 'value')} of ${field} ${repeatedValues === 1 ? 'stands' : 'stand'} in ${countedNoun(rows, 'row')}`,
    );
  }
  for (const kind of ['impossible', 'future'] as const) {
    const rowsOf = new Map<string, number>();
    for (const date of wrongDates) {
      if (date.kind === kind) rowsOf.set(date.field, (rowsOf.get(date.field) ?? 0) + date.rows);
    }
    for (const [field, rows] of rowsOf) lines.push(`${kind} dates: ${count(rows)} in ${field}`);
  }
  for (const { field, default: name, share, ratio, pValue } of defaultDates) {
    if (pValue > 0.001 || ratio < 2) continue;
    lines.push(`default dates: ${name} is ${percent(share)} of ${field}, ${ratio.toFixed(1)} times what chance gives`);
  }
  return lines;
}

/** Words of ethnicity are read beyond the list of a field: an officer's IC1, "Black", a reason for having none. */
function isUnread({ codeList, value }: TableProfile['outsideCodeLists'][number]): boolean {
  if (!codeList.includes('ethnic')) return true;
  return broadEthnicity(dictionaryColumn([value])).words.some(({ isRead }) => !isRead);
}

function listed(parts: readonly string[]): string {
  const more = parts.length - MOST_LISTED;
  return parts.slice(0, MOST_LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function percent(share: number): string {
  return displayValue(share, 'proportion', 'percent');
}

function count(rows: number): string {
  return displayValue(rows, 'count');
}
