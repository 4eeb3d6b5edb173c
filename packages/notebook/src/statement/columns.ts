import {
  BESIDE_ITSELF,
  type CellValue,
  type Counted,
  type CountKind,
  countsPeople,
  type DerivedKind,
  type EstimateKind,
  type Kind,
  type MagnitudeKind,
  type PartRef,
  type PartsOf,
  type TableColumn,
  withoutRange,
} from '@assay/evidence';
import { isComputed, type MaybeEstimate, type NotComputed } from '@assay/statistics';
import type {
  Column,
  Columns,
  ColumnsOfTwo,
  ContributorOptions,
  CountOptions,
  Counts,
  CountsOfTwo,
  CountsOrPart,
  DerivedOptions,
  EstimateOptions,
  KeyOptions,
  LimitOptions,
  MaybeNumber,
} from './column.ts';
import { constantOrCount, countsOfPart, derivedUnit, exposureKind, findingUnitPer } from './kind-of.ts';

type Read<Row, Value> = (row: Row, index: number) => Value;

/** The columns of a table whose rows are such, and what its counts count unless a column says its own: see {@link Columns}. */
export function statedColumns<Row>(
  estimates: Partial<EstimateOptions<Row>> = {},
  usualCounts?: DerivedOptions<Row, never>['counts'],
): Columns<Row> {
  const counted = <Options extends { readonly counts?: DerivedOptions<Row, unknown>['counts'] }>(
    own: Options,
  ): Options => (usualCounts === undefined ? own : { counts: usualCounts, ...own });
  const count = (name: string, label: string, counts: Counted, from: unknown, options: CountOptions = {}) => {
    const { population, where, ...declared } = options;
    const kind: CountKind = {
      kind: 'count',
      counts,
      ...(population === undefined ? {} : { population }),
      ...(where === undefined ? {} : { where }),
    };
    const read = reader<Row, MaybeNumber>(name, from);
    const column = { name, label, unit: 'count', people: countsPeople(counts), ...declared, kind } as const;
    return plain<Row>(column, (row, index) => numberCell(name, read(row, index)));
  };
  return {
    key: (name: string, label: string, from?: unknown, { unit = 'text', ...own }: KeyOptions = {}) =>
      plain<Row>(
        { name, label, unit, key: true, ...own, kind: { kind: 'key' } },
        reader<Row, string | number>(name, from),
      ),
    text: (name: string, label: string, from?: unknown, options: Partial<ContributorOptions<Row>> = {}) => {
      const about = contributors(name, counted(options));
      const kind: Kind = { kind: 'text', ...(about.part === null ? {} : { contributors: about.part }) };
      return withParts(plain<Row>({ name, label, unit: 'text', kind }, reader<Row, string | null>(name, from)), about);
    },
    people: (name: string, label: string, from?: unknown, options?: CountOptions) =>
      count(name, label, 'people', from, options),
    count: (name: string, label: string, counts: Counted, from?: unknown, options?: CountOptions) =>
      count(name, label, counts, from, options),
    share: (name, label, from, options = {}) =>
      derivedOne(name, label, from, counted(options), (parts) => ({
        kind: 'share',
        ...parts,
        ...stated(options, 'wilson'),
      })),
    rate: (name, label, from, options = {}) => {
      const per = options.per ?? 1;
      return derivedOne(name, label, from, counted({ unit: findingUnitPer(per), ...options }), (parts) => ({
        kind: 'rate',
        ...parts,
        per,
        ...stated(options, 'garwood'),
      }));
    },
    ratio: (name, label, from, options = {}) =>
      derivedTwo(name, label, from, counted(options), (parts) => ({
        kind: 'ratio',
        ...parts,
        ...stated(options, 'koopman'),
      })),
    relativeRate: (name, label, from, options = {}) =>
      derivedTwo(name, label, from, counted(options), (parts) => ({
        kind: 'relative-rate',
        ...parts,
        ...stated(options, 'conditional'),
      })),
    difference: (name, label, from, options = {}) =>
      derivedTwo(name, label, from, counted(options), (parts) => ({
        kind: 'difference',
        ...parts,
        ...stated(options, 'newcombe'),
      })),
    estimate: (name, label, from, own = {}) => {
      const options = counted({ ...estimates, ...own });
      const { unit } = options;
      if (unit === undefined || options.contributors === undefined)
        throw new Error(`"${name}" does not say its unit and how many contribute: pass unit and contributors`);
      const read = reader<Row, MaybeEstimate | MaybeNumber>(name, from);
      const about = contributors(name, options);
      const few = fewest(name, options);
      const kind: Kind = { kind: 'estimate', contributors: about.part!, ...few.of };
      const column: TableColumn = { name, label, unit, kind };
      return withParts(
        limitedColumn<Row>(column, options, (row, index) => {
          const cells = estimateCells(name, read(row, index));
          return (options.limits ?? true) === true ? rangedComparison(cells, BESIDE_ITSELF[unit]) : cells;
        }),
        {
          parts: [...about.parts, ...few.parts],
          cells: (row, index) => [...about.cells(row, index), ...few.cells(row, index)],
        },
      );
    },
    magnitude: (name, label, from, options) => {
      const read = reader<Row, MaybeEstimate | MaybeNumber>(name, from);
      const about = contributors(name, counted(options));
      const largest = options.largest === undefined ? [] : [`${name}Largest`, `${name}Second`];
      const kind: MagnitudeKind = {
        kind: 'magnitude',
        statistic: options.statistic,
        contributors: about.part!,
        ...(largest.length === 0 ? {} : { largest }),
        ...(options.total === undefined ? {} : { total: `${name}Total` }),
      };
      const column = limitedColumn<Row>(
        { name, label, unit: options.unit, kind },
        { limits: options.limits ?? false },
        (row, index) => estimateCells(name, read(row, index)),
      );
      const amounts = largest.map(
        (part): TableColumn => ({ name: part, label: part, unit: options.unit, kind: amountOf(kind, 'largest') }),
      );
      const whole = options.total === undefined ? [] : [`${name}Total`];
      const wholes = whole.map(
        (part): TableColumn => ({ name: part, label: part, unit: options.unit, kind: amountOf(kind, 'sum') }),
      );
      return withParts(withParts(column, about), {
        parts: [...amounts, ...wholes],
        cells: (row) => [
          ...(options.largest?.(row) ?? amounts.map(() => null)),
          ...wholes.map(() => options.total!(row)),
        ],
      });
    },
    constant: (name, label, from, { of, unit }) => {
      const read = reader<Row, MaybeNumber | string>(name, from);
      const column: TableColumn = { name, label, unit, people: false, kind: { kind: 'constant', of } };
      return plain<Row>(column, (row, index) => {
        const value = read(row, index);
        return typeof value === 'string' ? value : numberCell(name, value);
      });
    },
    behind: ({ shown, parts, cells }) => ({
      shown: [],
      parts: [...shown, ...parts],
      cells: (row, index) => {
        const own = cells(row, index);
        return { shown: [], parts: [...own.shown, ...own.parts] };
      },
    }),
  };
}

function derivedOne<Row, Interval>(
  name: string,
  label: string,
  from: PartsOf | Read<Row, CountsOrPart | NotComputed | null>,
  options: DerivedOptions<Row, Interval>,
  kind: (parts: PartsOf) => DerivedKind,
): Column<Row> {
  if (typeof from !== 'function') return derivedColumn(name, label, kind(from), options, [], () => []);
  const parts = { of: `${name}Of`, outOf: `${name}OutOf` };
  return derivedColumn(name, label, kind(parts), options, [parts], (row, index) => {
    const given = from(row, index);
    return isGiven(given) ? [countsOfPart(given)] : null;
  });
}

function derivedTwo<Row, Interval>(
  name: string,
  label: string,
  from: ColumnsOfTwo | Read<Row, CountsOfTwo | NotComputed | null>,
  options: DerivedOptions<Row, Interval>,
  kind: (parts: ColumnsOfTwo) => DerivedKind,
): Column<Row> {
  if (typeof from !== 'function') return derivedColumn(name, label, kind(from), options, [], () => []);
  const group = { of: `${name}GroupOf`, outOf: `${name}GroupOutOf` };
  const reference = { of: `${name}ReferenceOf`, outOf: `${name}ReferenceOutOf` };
  return derivedColumn(name, label, kind({ group, reference }), options, [group, reference], (row, index) => {
    const given = from(row, index);
    return isGiven(given) ? [countsOfPart(given.group), countsOfPart(given.reference)] : null;
  });
}

/** Its cells are 0 where it is stated and `null` where it is not; the table makes them of its counts. */
function derivedColumn<Row, Interval>(
  name: string,
  label: string,
  stated: DerivedKind,
  options: DerivedOptions<Row, Interval>,
  pairs: readonly { readonly of: string; readonly outOf: string }[],
  countsOf: Read<Row, readonly Counts[] | null>,
): Column<Row> {
  const effect = options.designEffect === undefined ? null : `${name}DesignEffect`;
  const kind = (effect === null ? stated : { ...stated, designEffect: effect }) as DerivedKind;
  const shownPart = (part: PartRef): part is string => typeof part === 'string' && pairs.length === 0;
  const links =
    'of' in kind && shownPart(kind.of) && shownPart(kind.outOf) ? { numerator: kind.of, denominator: kind.outOf } : {};
  const column: TableColumn = { name, label, unit: options.unit ?? derivedUnit(kind), ...links, kind };
  const parts = pairs.flatMap(({ of, outOf }): TableColumn[] => [
    { name: of, label: of, unit: 'count', kind: constantOrCount(options.counts, 'of', name) },
    {
      name: outOf,
      label: outOf,
      unit: 'count',
      kind: exposureKind(options.exposure) ?? constantOrCount(options.counts, 'outOf', name),
    },
  ]);
  const isNone = kind.interval === null && !(typeof options.limits === 'object' && 'none' in options.limits);
  const limits = isNone ? { ...options, limits: false as const } : options;
  const isStated = (row: Row, counts: readonly Counts[] | null): boolean =>
    counts !== null && options.except?.(row) !== true;
  const shown = limitedColumn<Row>(column, limits, (row, index) => {
    const limit = options.itself?.(row) === true ? null : 0;
    return isStated(row, countsOf(row, index)) ? [0, limit, limit] : [null, null, null];
  });
  const counted = withParts(shown, {
    parts,
    cells: (row, index) => {
      const counts = countsOf(row, index);
      return isStated(row, counts) ? counts!.flatMap(({ of, outOf }) => [of, outOf]) : parts.map(() => null);
    },
  });
  return withParts(counted, {
    parts: effect === null ? [] : [{ name: effect, label: effect, unit: 'ratio', kind: effectKind(kind) }],
    cells: (row) => (effect === null ? [] : [options.designEffect!(row)]),
  });
}

/** A design effect is estimated from the cases of the share. */
function effectKind(kind: DerivedKind): Kind {
  return { kind: 'estimate', contributors: 'outOf' in kind ? kind.outOf : kind.reference.outOf };
}

function stated<Interval>(
  { interval, level }: DerivedOptions<never, Interval>,
  usual: Interval,
): { readonly interval: Interval | null; readonly level?: number } {
  return { interval: interval === undefined ? usual : interval, ...(level === undefined ? {} : { level }) };
}

/** A column with the two that bound it, unless none are wanted. */
function limitedColumn<Row>(
  column: TableColumn,
  { limits }: LimitOptions,
  cells: Read<Row, readonly [CellValue, CellValue, CellValue]>,
): Column<Row> {
  const { name } = column;
  if (limits === false || (typeof limits === 'object' && 'none' in limits)) {
    return {
      shown: [column],
      parts: [],
      ...(limits === false ? {} : { limitations: [withoutRange(column.label, limits.none)] }),
      cells: (row, index) => ({ shown: [cells(row, index)[0]], parts: [] }),
    };
  }
  const {
    low,
    high,
    from = 'from',
    to = 'to',
  } = typeof limits === 'object' ? limits : { low: `${name}Low`, high: `${name}High` };
  return {
    shown: [
      column,
      { ...column, name: low, label: from, kind: { kind: 'limit', of: name, end: 'low' } },
      { ...column, name: high, label: to, kind: { kind: 'limit', of: name, end: 'high' } },
    ],
    parts: [],
    cells: (row, index) => ({ shown: cells(row, index), parts: [] }),
  };
}

function plain<Row>(column: TableColumn, cell: Read<Row, CellValue>): Column<Row> {
  return { shown: [column], parts: [], cells: (row, index) => ({ shown: [cell(row, index)], parts: [] }) };
}

interface Parts<Row> {
  readonly parts: readonly TableColumn[];
  readonly cells: Read<Row, readonly CellValue[]>;
}

function withParts<Row>(column: Column<Row>, more: Parts<Row>): Column<Row> {
  return {
    ...column,
    parts: [...column.parts, ...more.parts],
    cells: (row, index) => {
      const own = column.cells(row, index);
      return { shown: own.shown, parts: [...own.parts, ...more.cells(row, index)] };
    },
  };
}

function contributors<Row>(
  name: string,
  { contributors: from, counts = 'people' }: Partial<ContributorOptions<Row>>,
): Parts<Row> & { readonly part: string | null } {
  if (from === undefined) return { part: null, parts: [], cells: () => [] };
  if (typeof from === 'string') return { part: from, parts: [], cells: () => [] };
  const part = `${name}Contributors`;
  const column: TableColumn = { name: part, label: part, unit: 'count', kind: constantOrCount(counts, 'of', name) };
  return { part, parts: [column], cells: (row) => [from(row)] };
}

/** What an estimate says of the fewest of whom it tells: columns that are there, or one that a function makes. */
function fewest<Row>(
  name: string,
  { fewest: from, counts = 'people' }: Pick<EstimateOptions<Row>, 'fewest' | 'counts'>,
): Parts<Row> & { readonly of: Pick<EstimateKind, 'fewest'> } {
  if (from === undefined) return { of: {}, parts: [], cells: () => [] };
  if (typeof from !== 'function') return { of: { fewest: from }, parts: [], cells: () => [] };
  const part = `${name}Fewest`;
  const column: TableColumn = { name: part, label: part, unit: 'count', kind: constantOrCount(counts, 'of', name) };
  return { of: { fewest: [part] }, parts: [column], cells: (row) => [from(row)] };
}

/** The kind of one contribution to a magnitude, or of all together: an amount of the same contributors. */
function amountOf({ contributors }: MagnitudeKind, statistic: 'largest' | 'sum'): Kind {
  return { kind: 'magnitude', statistic, contributors };
}

function reader<Row, Value>(name: string, from: unknown): Read<Row, Value> {
  if (typeof from === 'function') return from as Read<Row, Value>;
  const field = (from ?? name) as keyof Row;
  return (row) => {
    if (!(row !== null && typeof row === 'object' && field in row)) {
      throw new Error(`a row has no field "${String(field)}" for the column "${name}"`);
    }
    return row[field] as Value;
  };
}

function numberCell(name: string, value: MaybeNumber): CellValue {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'object' && value.status === 'not-computed') return null;
  throw new Error(`"${name}" is ${JSON.stringify(value) ?? 'not there'}, which is no number; use null for none`);
}

function estimateCells(name: string, estimate: MaybeEstimate | MaybeNumber): [CellValue, CellValue, CellValue] {
  if (estimate === null || typeof estimate !== 'object') return [numberCell(name, estimate), null, null];
  if (!isComputed(estimate)) return [numberCell(name, estimate), estimate.interval?.low ?? null, null];
  const { interval, value } = estimate;
  return 'status' in interval ? [value, null, null] : [value, interval.low, interval.high];
}

/** One person against none reads "0 times": a comparison is not stated without its range, but for what stands beside itself. */
function rangedComparison(
  cells: readonly [CellValue, CellValue, CellValue],
  besideItself: number | undefined,
): readonly [CellValue, CellValue, CellValue] {
  const [value, low, high] = cells;
  const isBare = besideItself !== undefined && value !== besideItself && low === null && high === null;
  return isBare ? [null, null, null] : cells;
}

function isGiven<Given extends object>(given: Given | NotComputed | null): given is Given {
  return given !== null && !('status' in given);
}
