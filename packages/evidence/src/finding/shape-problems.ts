import { displayBound } from '../display/display-bound.ts';
import { isCountedWord } from '../kind/counted.ts';
import type { Kind } from '../kind/kind.ts';
import type { CellValue, Finding, FindingTable, TableColumn, Unit } from './finding.ts';
import { rowKey } from './row-key.ts';

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const UNITS: readonly Unit[] = [
  'count',
  'proportion',
  'percentage-points',
  'ratio',
  'rate-per-1000',
  'rate-per-million',
  'pounds',
  'hours',
  'days',
  'years',
  'metres',
  'score',
  'text',
];

const isWords = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isCell = (value: unknown): boolean => value === null || typeof value === 'string' || isNumber(value);
const isLevel = (value: unknown): boolean => isNumber(value) && (value as number) > 0 && (value as number) < 1;
const oneOf =
  (...words: readonly unknown[]) =>
  (value: unknown): boolean =>
    words.includes(value);
const orNull =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || is(value);
const optional =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || is(value);
const listOf =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(is);
const shaped =
  (shape: Shape) =>
  (value: unknown): boolean =>
    misshapen(value, shape) === null;
const mapOf =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    isObject(value) && Object.values(value).every(is);

const isPart = (value: unknown): boolean => isWords(value) || shaped({ column: isWords, row: isText })(value);
const counts = { of: isPart, outOf: isPart };
const twoShares = { group: shaped(counts), reference: shaped(counts), level: optional(isLevel) };

const KINDS: Readonly<Record<Kind['kind'], Shape>> = {
  key: {},
  text: { contributors: optional(isPart) },
  count: { counts: isCountedWord, population: optional(isWords), where: optional(mapOf(isText)) },
  share: {
    ...counts,
    interval: oneOf(null, 'wilson', 'wilson-continuity', 'clopper-pearson'),
    level: optional(isLevel),
    designEffect: optional(isPart),
  },
  rate: {
    ...counts,
    per: (value) => isNumber(value) && (value as number) > 0,
    interval: oneOf(null, 'garwood', 'byar', 'byar-or-garwood'),
    level: optional(isLevel),
    designEffect: optional(isPart),
  },
  ratio: { ...twoShares, interval: oneOf(null, 'koopman', 'katz', 'mover') },
  'relative-rate': { ...twoShares, interval: oneOf(null, 'conditional', 'conditional-mid-p') },
  difference: { ...twoShares, interval: oneOf(null, 'newcombe', 'agresti-caffo') },
  limit: { of: isWords, end: oneOf('low', 'high') },
  magnitude: {
    statistic: oneOf('sum', 'mean', 'median', 'quantile', 'largest', 'smallest', 'top-share', 'gini'),
    contributors: isPart,
    largest: optional(listOf(isPart)),
    total: optional(isPart),
  },
  estimate: { contributors: isPart, fewest: optional(listOf(isPart)) },
  constant: { of: isWords },
};

const COLUMN: Shape = {
  name: isWords,
  label: isWords,
  unit: oneOf(...UNITS),
  kind: optional(isKind),
  key: optional(isFlag),
  numerator: optional(isWords),
  denominator: optional(isWords),
  people: optional(isFlag),
  sumOf: optional(listOf(isWords)),
  measure: optional(isWords),
  sensitive: optional(isFlag),
  identifiesPerson: optional(isFlag),
};

const TABLE: Shape = {
  columns: listOf(isObject),
  totals: optional(listOf(shaped({ row: isText, of: listOf(isText) }))),
  rows: listOf(listOf(isCell)),
};

const FINDING: Shape = {
  id: isWords,
  title: isWords,
  questions: listOf(isWords),
  status: oneOf('computed', 'not-computed'),
  reason: orNull(isWords),
  value: isCell,
  table: orNull(isObject),
  unit: oneOf(...UNITS),
  kind: optional(isKind),
  numerator: orNull(isNumber),
  denominator: orNull(isNumber),
  denominatorLabel: orNull(isWords),
  people: isFlag,
  measure: optional(isWords),
  interval: orNull(shaped({ low: isNumber, high: orNull(isNumber), level: isLevel, method: isWords })),
  tolerance: shaped({ kind: oneOf('exact', 'float', 'stochastic'), absolute: isNumber, relative: isNumber }),
  disclosure: shaped({
    status: oneOf('not-reviewed', 'pass', 'suppressed', 'rounded', 'refused', 'excepted'),
    rule: isText,
    cause: optional(isWords),
  }),
  method: shaped({ name: isWords, source: isWords }),
  source: shaped({ cell: isWords, file: isWords }),
  limitations: listOf(isWords),
};

/**
 * Is this what a finding looks like as it leaves? What no finding has (counts behind a number, a fault, a note), a word
 * that no list has, a number of a kind that is none, a column that is made of one that is not there.
 *
 * @example
 * shapeProblems({ ...stated, note: 'a name' }) // ['has "note", which no released finding has']
 */
export function shapeProblems(finding: Finding): readonly string[] {
  const wrong = misshapen(finding, FINDING);
  if (wrong !== null) return [wrong];
  const { status, reason, value, table, tolerance, interval, unit } = finding;
  const isBound = interval !== null && displayBound(value, [interval.low, interval.high], unit) !== null;
  const problems: string[] = [];
  if ((status === 'computed') !== (reason === null)) problems.push(`is ${status}, and its reason is ${reason}`);
  if (status === 'not-computed' && (value !== null || table !== null)) problems.push('is not computed and has a value');
  if (status === 'computed' && table === null && value === null && !isBound)
    problems.push('is computed and has no number');
  if (tolerance.kind === 'exact' && (tolerance.absolute !== 0 || tolerance.relative !== 0))
    problems.push('is exact and has a tolerance');
  return table === null ? problems : [...problems, ...tableShapeProblems(table)];
}

function tableShapeProblems(table: FindingTable): string[] {
  const wrong = misshapen(table, TABLE);
  if (wrong !== null) return [`its table ${wrong}`];
  const { columns, rows } = table;
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return [`its table has two columns "${twice}"`];
  const problems = columns.flatMap((column) => {
    const found = misshapen(column, COLUMN) ?? columnProblem(column, columns);
    return found === null ? [] : [`its column "${column.name}" ${found}`];
  });
  if (rows.some((row) => row.length !== columns.length)) problems.push('its table has a row of another width');
  const keys = rows.map((row: readonly CellValue[]) => rowKey(columns, row));
  if (new Set(keys).size !== keys.length) problems.push('its table has two rows of one name');
  return problems;
}

function columnProblem({ kind, key, unit, numerator, denominator }: TableColumn, columns: readonly TableColumn[]) {
  for (const part of [numerator, denominator]) {
    if (part !== undefined && !columns.some(({ name }) => name === part))
      return `is made of "${part}", which is no column`;
  }
  if (kind === undefined) return null;
  if ((kind.kind === 'key') !== (key === true)) return 'is a key by its mark or by its kind alone';
  if (kind.kind === 'limit') {
    const of = columns.find(({ name }) => name === kind.of);
    if (of === undefined) return `is a limit of "${kind.of}", which is no column`;
    if (of.unit !== unit) return `is a limit in ${unit} of a number in ${of.unit}`;
  }
  if ((kind.kind === 'share' || kind.kind === 'rate') && numerator !== undefined && numerator !== kind.of)
    return `names the counts "${numerator}" and "${String(kind.of)}"`;
  if ((kind.kind === 'share' || kind.kind === 'rate') && denominator !== undefined && denominator !== kind.outOf)
    return `names the counts "${denominator}" and "${String(kind.outOf)}"`;
  return null;
}

function isKind(value: unknown): boolean {
  if (!isObject(value) || typeof value['kind'] !== 'string' || !Object.hasOwn(KINDS, value['kind'])) return false;
  const { kind, ...rest } = value;
  return misshapen(rest, KINDS[kind as Kind['kind']]) === null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first thing that is not as it must be, or `null`. */
function misshapen(value: unknown, shape: Shape): string | null {
  if (!isObject(value)) return 'is no record';
  const stray = Object.keys(value).find((name) => !Object.hasOwn(shape, name));
  if (stray !== undefined) return `has "${stray}", which no released finding has`;
  const wrong = Object.entries(shape).find(([name, is]) => !is(value[name]));
  return wrong === undefined ? null : `has ${JSON.stringify(value[wrong[0]]) ?? 'nothing'} as its ${wrong[0]}`;
}
