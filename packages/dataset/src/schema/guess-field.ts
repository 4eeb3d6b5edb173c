import type { ColumnLook } from './column-look.ts';
import type { Field, FieldRole } from './table-schema.ts';

/** What a heading's words say that a column means; the first that fits counts. */
const ROLES: readonly (readonly [FieldRole, RegExp])[] = [
  ['date-of-birth', /\b(dob|birth)\b/],
  [
    'protected-characteristic',
    /\b(sex|sexe|sexo|sesso|gender|geschlecht|plec|ethni\w*|race|religion|disab\w*|age|alter)\b/,
  ],
  ['name', /\b(surname|forename|firstname|lastname|name)\b/],
  [
    'place',
    /\b(postcode|lsoa|msoa|ward|area|district|beat|borough|town|\w*bezirk|quartier|stadt|ort|easting|northing|lat\w*|lon\w*)\b/,
  ],
  ['score', /\b(score|decile|probability)\b/],
  ['outcome', /\b(outcome|result|disposal|charged|convicted)\b/],
  ['role', /\b(role|part)\b/],
];

const MOSTLY = 0.8;
/** Values nearly all of which differ name rows rather than groups of them; of a few rows nothing follows. */
const NEARLY_ALL_DIFFER = 0.9;
const FEWEST_TO_JUDGE = 20;

/**
 * What might this column be? A guess at type and role from its heading and its first values, for a person to look over: an
 * analyst who starts a notebook on a strange file has something to mend instead of an empty page.
 */
export function guessField(name: string, look: ColumnLook): Field {
  const words = look.column
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\W]+/g, ' ')
    .toLowerCase();
  const said = ROLES.find(([, pattern]) => pattern.test(words))?.[0];
  const isDate = look.values > 0 && look.dates >= MOSTLY;
  const isNumber = look.values > 0 && look.numbers >= MOSTLY && look.zeroPadded === 0;
  const type = isDate ? 'date' : isNumber && said !== 'protected-characteristic' ? 'number' : 'text';
  const isUnclear = look.values > 0 && !isNumber && !isDate && look.unclearNumbers >= MOSTLY && look.zeroPadded === 0;
  const role =
    said ??
    (isDate
      ? 'time'
      : look.values >= FEWEST_TO_JUDGE && look.distinct > NEARLY_ALL_DIFFER
        ? 'identifier'
        : isNumber
          ? 'measure'
          : 'category');
  return {
    name,
    title: look.column,
    description: `The column "${look.column}"${isUnclear ? ': numbers whose comma may part thousands or be a decimal comma, read as texts. Write them without to compute with them' : ''}.`,
    type: role === 'identifier' ? 'text' : type,
    role,
    required: false,
    aliases: [look.column],
  };
}
