import {
  countsPeople,
  type DerivedKind,
  type EstimateKind,
  type FindingDraft,
  type Kind,
  type NamedPart,
  type PartRef,
  remake,
  type Unit,
} from '@assay/evidence';
import { isComputed, type MaybeEstimate, type NotComputed, notComputed } from '@assay/statistics';
import { byNothingRecorded } from './by-nothing-recorded.ts';
import { chanceWords } from './chance-words.ts';
import type { Column, CountsOfTwo, CountsOrPart } from './column.ts';
import { statedColumns } from './columns.ts';
import { statedOr } from './could-not-be-stated.ts';
import { inEveryForm } from './every-form.ts';
import { constantOrCount, countsOfPart, derivedUnit, exposureKind, findingUnitPer } from './kind-of.ts';
import type {
  About,
  Contributors,
  DependentCounts,
  DerivedNumber,
  From,
  Heading,
  IntervalOf,
  Of,
  Shared,
  TableOfRows,
  Ways,
} from './statement.ts';
import { shownColumns, tableDraft } from './table-draft.ts';

/**
 * The way to state findings: each says what it is, and takes its title and its number in one expression. `about` gives
 * the ways to state those that answer these questions by this method.
 *
 * A share, rate, ratio or difference is given as its counts; value, interval, numerator and denominator come by
 * themselves, by the same `remake` that makes them of protected counts. A number is stated as a column is: what it is of, then
 * what else is said of it; or both together, a long title among them: `about.share('id', { title, from, … })`. Limitations
 * are added to the heading's. What counts count, how many contribute and of what unit it is can be said once, by the heading.
 *
 * @example
 * const method = { name: 'Count', source: 'the input' };
 * const about = finding.about({ questions: ['MM-P1'], method, counts: 'pairs' });
 * about.share('wrong', 'Wrong links', { of: 7, outOf: 20 }, { outOfLabel: 'linked pairs' }) // { value: 0.35, numerator: 7, denominator: 20 }
 */
export const finding = {
  about: (heading: Heading & Shared): About => aboutGiven(merged(heading, {}), sharedOf(heading), undefined),
};

function aboutGiven<Given>(heading: Heading, shared: Shared<Given>, given: Given | NotComputed): About<Given> {
  const resolve = <Value>(of: Of<Given, Value>): Value | NotComputed => {
    if (isNotComputed(given)) return given;
    return typeof of === 'function' ? (of as (given: Given) => Value | NotComputed)(given) : of;
  };
  const counting = (own: Partial<Contributors<Given>>): Counting => {
    const { contributors, counts } = { ...shared, ...own };
    if (contributors === undefined) throw new Error('nothing says how many contribute: pass contributors');
    return {
      contributors: typeof contributors === 'function' ? contributors(given as Given) : contributors,
      ...(counts === undefined ? {} : { counts }),
    };
  };
  /** A share's own words, or the shared ones; a denominator without a name goes by the word of its counts. */
  const counted = <Own extends DerivedNumber<unknown>>(own: Own): Own & { readonly outOfLabel: string } => {
    const counts = own.counts ?? shared.counts;
    const ofDenominator = typeof counts === 'object' && 'outOf' in counts ? counts.outOf : counts;
    const word = typeof ofDenominator === 'object' ? ofDenominator.constant : (ofDenominator ?? '');
    return {
      ...own,
      ...(counts === undefined ? {} : { counts }),
      outOfLabel: own.outOfLabel ?? shared.outOfLabel ?? word,
    };
  };
  const draft = <Value>(
    id: string,
    title: string,
    unit: Unit | undefined,
    own: Partial<Heading>,
    of: Of<Given, Value>,
    number: (value: Value) => Partial<FindingDraft>,
  ): FindingDraft => {
    const base = { id, title, unit: unit ?? 'count', ...merged(heading, own) };
    return statedOr(base, () => {
      if (unit === undefined) throw new Error('nothing says its unit: pass unit');
      const value = resolve(of);
      return isNotComputed(value) ? { ...base, notComputed: value } : { ...base, ...number(value) };
    });
  };
  const one =
    <Name extends 'share' | 'rate'>(usual: IntervalOf<Name>, name: Name) =>
    (
      id: string,
      title: string,
      { from, ...own }: From<Given, DependentCounts> & DerivedNumber<IntervalOf<Name>> & { per?: number },
    ) => {
      const options = counted(own);
      const per = options.per ?? 1;
      const kind = {
        kind: name,
        of: 'of',
        outOf: 'outOf',
        ...(name === 'rate' ? { per } : {}),
        ...interval(options, usual),
      } as unknown as DerivedKind;
      const unit = options.unit ?? (name === 'rate' ? findingUnitPer(per) : derivedUnit(kind));
      return draft(id, title, unit, options, from, (counts) => ({
        ...derivedNumber(
          counts.designEffect === undefined ? kind : ({ ...kind, designEffect: 'designEffect' } as DerivedKind),
          [...statedParts('', counts, options, title), ...designEffectOf(counts, title)],
        ),
        numerator: countsOfPart(counts).of,
        denominator: countsOfPart(counts).outOf,
        denominatorLabel: options.outOfLabel,
      }));
    };
  const two =
    <Name extends 'ratio' | 'relative-rate' | 'difference'>(usual: IntervalOf<Name>, name: Name) =>
    (id: string, title: string, { from, ...own }: From<Given, CountsOfTwo> & DerivedNumber<IntervalOf<Name>>) => {
      const options = counted(own);
      const kind = {
        kind: name,
        group: { of: 'group of', outOf: 'group outOf' },
        reference: { of: 'reference of', outOf: 'reference outOf' },
        ...interval(options, usual),
      } as unknown as DerivedKind;
      return draft(id, title, options.unit ?? derivedUnit(kind), options, from, ({ group, reference }) =>
        derivedNumber(kind, [
          ...statedParts('group ', group, options, title),
          ...statedParts('reference ', reference, options, title),
        ]),
      );
    };
  const count: Ways<Given>['count'] = (id, title, { from, counts, measure, population, ...own }) =>
    draft(id, title, 'count', own, from, (value) => ({
      value,
      people: countsPeople(counts),
      ...(measure === undefined ? {} : { measure }),
      kind: { kind: 'count', counts, ...(population === undefined ? {} : { population }) },
    }));
  const ways: Ways<Given> = {
    table: (id, title, { rows, estimates, counts = shared.counts, columns, ...options }) => {
      let built: ReturnType<typeof columns> | null = null;
      let fault: unknown = null;
      try {
        built = columns(statedColumns(estimates, counts));
      } catch (error) {
        fault = error;
      }
      const { totals, unit = built === null ? 'count' : firstUnit(built), ...own } = options;
      const stated = (rows ?? ((all: Given) => all)) as Of<Given, readonly never[]>;
      const columnsSay = built?.flatMap(({ limitations = [] }) => limitations) ?? [];
      const heading =
        columnsSay.length === 0 ? own : { ...own, limitations: [own.limitations ?? [], columnsSay].flat() };
      return draft(id, title, unit, heading, stated, (given) => {
        if (built === null) throw fault;
        const listed = Array.isArray(given) ? given : ((given as unknown as TableOfRows).objects() as readonly never[]);
        const table = tableDraft(listed, built as readonly Column<never>[], totals);
        const silent = byNothingRecorded(table);
        if (silent !== null) return { notComputed: silent };
        return { table, people: table.columns.some(({ people }) => people === true) };
      });
    },
    count,
    people: (id, title, options) => count(id, title, { ...options, counts: 'people' }),
    share: one('wilson', 'share'),
    rate: one('garwood', 'rate'),
    ratio: two('koopman', 'ratio'),
    relativeRate: two('conditional', 'relative-rate'),
    difference: two('newcombe', 'difference'),
    estimate: (id, title, { from, unit, noRange, fewest = shared.fewest, ...options }) =>
      draft(id, title, unit ?? shared.unit, options, from, (value) => {
        const made = contributed(counting(options), title, (contributors) => ({ kind: 'estimate', contributors }));
        return {
          ...(noRange === undefined || typeof value !== 'number' ? {} : { interval: notComputed(noRange) }),
          ...estimated(value),
          ...(fewest === undefined ? made : tellingOf(counting({ ...options, contributors: fewest }), title, made)),
        };
      }),
    estimatedShare: (id, title, { from, ...own }) => {
      const options = counted(own);
      const { outOfLabel: denominatorLabel } = options;
      const stated = draft(id, title, 'proportion', options, from, ({ estimate, successes, total }) => ({
        ...estimated(estimate),
        ...(isComputed(estimate) ? { numerator: successes, denominator: total } : {}),
        ...contributed(counting({ ...options, contributors: total }), title, (contributors) => ({
          kind: 'estimate',
          contributors,
        })),
      }));
      return { ...stated, denominatorLabel };
    },
    chance: (id, title, { from, ...options }) =>
      draft(id, title, 'text', options, from, (chance) => ({
        value: chanceWords(chance),
        ...contributed(counting(options), title, (contributors) => ({ kind: 'estimate', contributors })),
      })),
    magnitude: (id, title, { from, unit, statistic, largest, ...options }) =>
      draft(id, title, unit ?? shared.unit, options, from, (value) => {
        const names = (largest ?? []).map((_, index) => `contribution ${index + 1}`);
        const kind = (contributors: PartRef): Kind => ({
          kind: 'magnitude',
          statistic,
          contributors,
          ...(names.length === 0 ? {} : { largest: names }),
        });
        const { parts, ...rest } = contributed(counting(options), title, kind);
        const amounts = names.map(
          (name, index): NamedPart => ({
            name,
            label: `the ${name} to ${title}`,
            kind: { kind: 'magnitude', statistic: 'largest', contributors: 'contributors' },
            value: largest![index]!,
          }),
        );
        return { ...estimated(value), ...rest, parts: [...parts, ...amounts] };
      }),
    constant: (id, title, { from, of, unit, ...own }) =>
      draft(id, title, unit, own, from, (value) => ({ value, kind: { kind: 'constant', of } })),
    text: (id, title, { from, ...options }) =>
      draft(id, title, 'text', options, from, (value) => ({
        value,
        ...((options.contributors ?? shared.contributors) === undefined
          ? { kind: { kind: 'text' } }
          : contributed(counting(options), title, (contributors) => ({ kind: 'text', contributors }))),
      })),
  };
  const onward = <Value>(value: Value | NotComputed) => {
    const { contributors, fewest, ...kept } = shared;
    const ofAll = {
      ...kept,
      ...(typeof contributors === 'function' || contributors === undefined ? {} : { contributors }),
      ...(typeof fewest === 'function' || fewest === undefined ? {} : { fewest }),
    };
    return aboutGiven<Value>(heading, ofAll, isNotComputed(given) ? given : value);
  };
  return {
    ...inEveryForm(ways),
    given: <Value>(value: Value | NotComputed | null, otherwise?: NotComputed) => {
      const isNone = value === null || (otherwise !== undefined && Array.isArray(value) && value.length === 0);
      return onward<Value>(isNone ? otherwise! : value);
    },
    of: (make) => onward(isNotComputed(given) ? given : make(given as Given)),
    with: (own) => aboutGiven<Given>(merged(heading, own), sharedOf({ ...shared, ...own }), given),
  };
}

function sharedOf<Given>({ unit, outOfLabel, counts, contributors, fewest }: Shared<Given>): Shared<Given> {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(outOfLabel === undefined ? {} : { outOfLabel }),
    ...(counts === undefined ? {} : { counts }),
    ...(contributors === undefined ? {} : { contributors }),
    ...(fewest === undefined ? {} : { fewest }),
  };
}

/** How many contribute to a number, and what they are. */
interface Counting extends Pick<Shared, 'counts'> {
  readonly contributors: number | null;
}

/** A heading with every limitation that stands above it. */
type HeadingOfAll = Omit<Heading, 'limitations'> & { readonly limitations?: readonly string[] };

function merged(heading: Heading, own: Partial<Heading>): HeadingOfAll {
  const { questions, method, tolerance } = { ...heading, ...own };
  const stated = [heading.limitations, own.limitations].filter((each) => each !== undefined);
  const all = stated.length === 0 ? undefined : stated.flat();
  return {
    questions,
    method,
    ...(all === undefined ? {} : { limitations: all }),
    ...(tolerance === undefined ? {} : { tolerance }),
  };
}

function interval<Interval>(
  options: { readonly interval?: Interval | null; readonly level?: number },
  usual: Interval,
) {
  const { interval = usual, level } = options;
  return { interval, ...(level === undefined ? {} : { level }) };
}

function derivedNumber(kind: DerivedKind, parts: readonly NamedPart[]): Partial<FindingDraft> {
  const made = remake(kind, (part) => parts.find(({ name }) => name === part)!.value as number);
  const people = parts.some((part) => part.kind.kind === 'count' && countsPeople(part.kind.counts));
  if (!isComputed(made)) {
    return {
      notComputed: ofNone(kind, parts) ?? made,
      people,
      ...(made.interval === undefined ? {} : { interval: made.interval, kind, parts }),
    };
  }
  return { value: made.value, ...(made.interval === null ? {} : { interval: made.interval }), kind, parts, people };
}

/** A share of nobody, told by the name of those who are not there. */
function ofNone(kind: DerivedKind, parts: readonly NamedPart[]): NotComputed | null {
  const whole = kind.kind === 'share' ? parts.find(({ name }) => name === kind.outOf) : undefined;
  return whole?.value === 0 && whole.label !== '' ? notComputed(`there are no ${whole.label}`) : null;
}

function statedParts(
  side: string,
  given: CountsOrPart,
  {
    counts,
    outOfLabel,
    exposure,
  }: Pick<DerivedNumber<unknown>, 'counts' | 'exposure'> & { readonly outOfLabel: string },
  title: string,
): NamedPart[] {
  const { of, outOf } = countsOfPart(given);
  const time = exposureKind(exposure === undefined ? undefined : 'exposed');
  const exposed: NamedPart[] =
    exposure === undefined
      ? []
      : [
          {
            name: 'exposed',
            label: `behind ${outOfLabel}`,
            kind: { kind: 'count', counts: exposure.counts },
            value: exposure.contributors,
          },
        ];
  return [
    { name: `${side}of`, label: `${side}${title}`, kind: constantOrCount(counts, 'of', title), value: of },
    {
      name: `${side}outOf`,
      label: `${side}${outOfLabel}`,
      kind: time ?? constantOrCount(counts, 'outOf', title),
      value: outOf,
    },
    ...exposed,
  ];
}

function designEffectOf({ designEffect }: DependentCounts, title: string): NamedPart[] {
  if (designEffect === undefined) return [];
  const kind = { kind: 'estimate', contributors: 'outOf' } as const;
  return [{ name: 'designEffect', label: `design effect of ${title}`, kind, value: designEffect }];
}

function contributed<Made extends Kind>(
  { contributors, counts = 'people' }: Counting,
  title: string,
  kind: (contributors: PartRef) => Made,
): { readonly kind: Made; readonly parts: readonly NamedPart[] } {
  const of = constantOrCount(counts, 'of', title);
  const part: NamedPart = { name: 'contributors', label: `behind ${title}`, kind: of, value: contributors };
  return { kind: kind('contributors'), parts: [part] };
}

/** What an estimate is made of, with the fewest of whom it tells. */
function tellingOf(
  { contributors: fewest, counts = 'people' }: Counting,
  title: string,
  { kind, parts }: { readonly kind: Kind; readonly parts: readonly NamedPart[] },
): { readonly kind: Kind; readonly parts: readonly NamedPart[] } {
  const of = constantOrCount(counts, 'of', title);
  const part: NamedPart = { name: 'fewest', label: `fewest told of by ${title}`, kind: of, value: fewest };
  return { kind: { ...kind, fewest: ['fewest'] } as EstimateKind, parts: [...parts, part] };
}

function estimated(value: MaybeEstimate | number): Partial<FindingDraft> {
  if (typeof value === 'number') return { value };
  return isComputed(value) ? { value: value.value, interval: value.interval } : { notComputed: value };
}

function firstUnit(columns: readonly Column<never>[]): Unit {
  const measured = shownColumns(columns).find(({ key, unit }) => key !== true && unit !== 'count' && unit !== 'text');
  return measured?.unit ?? 'count';
}

function isNotComputed(value: unknown): value is NotComputed {
  return typeof value === 'object' && value !== null && 'status' in value && value.status === 'not-computed';
}
