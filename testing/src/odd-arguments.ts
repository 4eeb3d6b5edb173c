import { createContext, Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { evaluated, packageExamples } from './examples.ts';

interface OddArgumentsOptions {
  /** The package's `src/`, e.g. `new URL('../src/', import.meta.url)`. */
  readonly source: URL;
  /** The package's face: each function of it is called. */
  readonly face: Readonly<Record<string, unknown>>;
  /** What an example may name besides. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** Functions that may answer NaN, each with the reason. */
  readonly mayAnswerNaN?: Readonly<Record<string, string>>;
  /** Functions that answer as if NaN were a number where one stands by itself, each with the reason. */
  readonly mayPassOverNaN?: Readonly<Record<string, string>>;
  /** Functions whose calls are long, each with the reason: they are given NaN alone. */
  readonly longCalls?: Readonly<Record<string, string>>;
  /** Properties that the package makes for itself, each with the reason: what they hold is passed on as it stands. */
  readonly ownProperties?: Readonly<Record<string, string>>;
  /** Values of the scope that the package made, each with the reason: as an argument they are passed on as they stand. */
  readonly ownValues?: Readonly<Record<string, string>>;
}

interface Call {
  readonly name: string;
  readonly values: readonly unknown[];
  /** Which of these the package made. */
  readonly own: readonly boolean[];
}

/** Numbers of the right type that nobody means to give. */
const ODD_NUMBERS = [Number.NaN, Infinity, -Infinity, -0, 0, -1, 0.5, 1e300, 1e-300];
const LONG_CALL_NUMBERS = [Number.NaN];
/** Far above what an honest call of an example takes on a busy machine; a loop without end is stopped here. */
const LONGEST_CALL_MS = 10_000;
const ANSWERS_NAN = 'answers NaN';
/** A limit, a day or a share that is none: whatever is compared with it is false, and what follows looks like an answer. */
const PASSES_OVER_NAN = 'answers as if it were a number';
/** Codes and rows that a list of whole numbers can hold and that nobody means to give. */
const ODD_CODES = [-2_147_483_648, -2, -1, 0, 2_147_483_647];

/**
 * Does every public function end, and end well, when one number among good arguments is odd? The good arguments are
 * those of the documentation's examples. A call ends in a value without NaN, in the reason why there is none, or in an
 * `InputError` of one line; never in a loop without end. NaN in place of a number that stands by itself, in no list, is never
 * passed over.
 */
export async function describeOddArguments(options: OddArgumentsOptions): Promise<void> {
  const { face, mayAnswerNaN = {}, mayPassOverNaN = {}, longCalls = {}, ownProperties = {} } = options;
  const calls = await callsOfExamples(options);
  describe('odd numbers among the arguments', () => {
    it.each([...calls])('%s', (name, recorded) => {
      const faults = recorded.flatMap((call) =>
        faultsOf(face[name] as Callable, call, {
          odds: name in longCalls ? LONG_CALL_NUMBERS : ODD_NUMBERS,
          passedOn: Object.keys(ownProperties),
        }),
      );
      const excused = [
        ...(name in mayAnswerNaN ? [ANSWERS_NAN] : []),
        ...(name in mayPassOverNaN ? [PASSES_OVER_NAN] : []),
      ];
      const told = faults.filter(({ kind }) => !excused.includes(kind)).map(({ text }) => text);
      if (told.length > 0) expect.fail([...new Set(told)].join('\n'));
      for (const kind of excused)
        expect(
          faults.filter((fault) => fault.kind === kind).length,
          `${name} is excused and never "${kind}": take it off the list`,
        ).toBeGreaterThan(0);
    });

    it('are given to most of the public functions, and none is excused that is not called', () => {
      const functions = Object.values(face).filter((value) => typeof value === 'function');
      expect(calls.size).toBeGreaterThan(0.8 * functions.length);
      const named = Object.keys({ ...mayAnswerNaN, ...mayPassOverNaN, ...longCalls });
      expect(named.filter((name) => !calls.has(name))).toEqual([]);
    });
  });
}

interface Fault {
  readonly kind: string;
  readonly text: string;
}

type Callable = (...values: unknown[]) => unknown;

/** The arguments with which the examples call each function of the face: at most two calls of each. */
async function callsOfExamples(options: OddArgumentsOptions): Promise<Map<string, Call[]>> {
  const { source, face, scope, ownValues = {} } = options;
  const calls = new Map<string, Call[]>();
  const made = new Set(Object.keys(ownValues).map((name) => scope[name]));
  const listening = Object.entries(face).map(([name, value]) => {
    if (typeof value !== 'function' || /^class\b/.test(String(value))) return [name, value] as const;
    const apply = (target: Callable, self: unknown, values: unknown[]): unknown => {
      const before = calls.get(name) ?? [];
      const own = values.map((value) => made.has(value));
      if (before.length < 2) calls.set(name, [...before, { name, values: copied(values) as unknown[], own }]);
      return Reflect.apply(target, self, values);
    };
    return [name, new Proxy(value as Callable, { apply })] as const;
  });
  const heard = { ...scope, ...Object.fromEntries(listening) };
  for (const { example } of packageExamples(source)) await evaluated(example, heard);
  return calls;
}

function faultsOf(
  called: Callable,
  { name, values, own }: Call,
  { odds, passedOn }: { readonly odds: readonly number[]; readonly passedOn: readonly string[] },
): Fault[] {
  const isRead = readBy(called, values);
  const places = placesOf(values).filter(
    (place) => isRead(place) && !own[Number(place[0])] && !place.some((key) => passedOn.includes(key)),
  );
  return places.flatMap((place) =>
    spoiltAt(values, place, odds).flatMap(({ spoilt, odd }) => {
      const kind = faultOf(called, spoilt, odd === 'NaN' && !isInList(values, place));
      return kind === undefined ? [] : [{ kind, text: `${name}: ${place.join('.')} = ${odd}: ${kind}` }];
    }),
  );
}

const stage: { call: () => unknown } = { call: () => undefined };
const context = createContext({ stage });
const script = new Script('stage.call()');

function faultOf(called: Callable, values: readonly unknown[], isAloneNaN: boolean): string | undefined {
  let answer: unknown;
  stage.call = () => called(...values);
  try {
    answer = script.runInContext(context, { timeout: LONGEST_CALL_MS });
  } catch (error) {
    const { name, message = '', code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'does not end';
    if (name !== 'InputError') return `is refused by the language, not by us: ${name}: ${message}`;
    return message === '' || message.includes('\n') ? 'is no error of one line' : undefined;
  }
  if (answer instanceof Promise) {
    answer.catch(() => undefined);
    return undefined;
  }
  if (holds(answer, Number.isNaN)) return ANSWERS_NAN;
  return isAloneNaN && !saysNone(answer) ? PASSES_OVER_NAN : undefined;
}

function isInList(values: readonly unknown[], place: readonly string[]): boolean {
  if (place.length === 1) return false;
  return isList(place.slice(0, -1).reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], values));
}

/** Nothing, or somewhere the reason why there is nothing; that a number has no range says nothing of the number. */
function saysNone(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true;
  if (isList(answer)) return Array.prototype.some.call(answer, isReasoned);
  return isReasoned(answer);
}

function isReasoned(value: unknown): boolean {
  if (!isPlain(value)) return isList(value) && saysNone(value);
  if (value['status'] === 'not-computed') return true;
  return Object.entries(value).some(([key, inner]) => key !== 'interval' && isReasoned(inner));
}

/** Whether the good call looks at a place: what it never reads cannot be odd to it. */
function readBy(called: Callable, values: readonly unknown[]): (place: readonly string[]) => boolean {
  const read = new Set<string>();
  const known = new WeakMap<object, unknown>();
  const watched = (value: unknown, path: string): unknown => {
    if (!isPlain(value)) return value;
    const get = (from: Record<string, unknown>, key: string | symbol): unknown => {
      if (typeof key === 'symbol') return Reflect.get(from, key);
      read.add(`${path}.${key}`);
      return watched(from[key], `${path}.${key}`);
    };
    if (!known.has(value)) known.set(value, new Proxy(value, { get }));
    return known.get(value);
  };
  try {
    called(...(copied(values) as unknown[]).map((value, index) => watched(value, String(index))));
  } catch {
    return () => true;
  }
  return (place) => {
    let holder: unknown = values[Number(place[0])];
    for (let depth = 1; depth < place.length && isPlain(holder); depth++) {
      if (!read.has(place.slice(0, depth + 1).join('.'))) return false;
      holder = holder[place[depth]!];
    }
    return true;
  };
}

/** Where numbers and lists stand: every property, and the first and last of each list. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...path]];
  if (isList(value)) {
    const ends = [...new Set([0, value.length - 1])].filter((index) => index >= 0);
    const own = path.length > 0 ? [[...path]] : [];
    return [...own, ...ends.flatMap((index) => placesOf(value[index], [...path, String(index)]))];
  }
  return isPlain(value) ? Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key])) : [];
}

/** The arguments with each odd number in a place; of a list, without what it holds. */
function spoiltAt(
  values: readonly unknown[],
  place: readonly string[],
  odds: readonly number[],
): { readonly spoilt: unknown[]; readonly odd: string }[] {
  const replaced = (replacement: (old: unknown) => unknown): unknown[] => {
    const spoilt = copied(values) as unknown[];
    const holder = place.slice(0, -1).reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], spoilt);
    const last = place.at(-1)!;
    (holder as Record<string, unknown>)[last] = replacement((holder as Record<string, unknown>)[last]);
    return spoilt;
  };
  const found = place.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], values);
  if (isList(found)) {
    const empty = { spoilt: replaced((list) => (list as unknown[]).slice(0, 0)), odd: 'an empty list' };
    const shorter = { spoilt: replaced((list) => (list as unknown[]).slice(0, -1)), odd: 'a list without its last' };
    return found.length < 2 ? [empty] : [empty, shorter];
  }
  const holder = place.slice(0, -1).reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], values);
  return (holder instanceof Int32Array ? ODD_CODES : odds).map((odd) => ({
    spoilt: replaced(() => odd),
    odd: Object.is(odd, -0) ? '-0' : String(odd),
  }));
}

function holds(value: unknown, isSought: (value: unknown) => boolean, seen = new Set<unknown>()): boolean {
  if (isSought(value)) return true;
  if (value === null || typeof value !== 'object' || seen.has(value)) return false;
  seen.add(value);
  const isHeld = (each: unknown): boolean => holds(each, isSought, seen);
  if (isList(value)) return Array.prototype.some.call(value, isHeld);
  if (value instanceof Map) return [...value.values()].some(isHeld);
  return Object.values(value).some(isHeld);
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return (value as Float64Array).slice();
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}
