import { InputError } from '@assay/statistics';

/** What a cell receives for a parameter that was not chosen and is to be taken from the data. */
export const FROM_DATA = '';

/**
 * What was chosen; `null` where it is left to the data.
 *
 * @example
 * [ifChosen(3), ifChosen(FROM_DATA)] // [3, null]
 */
export function ifChosen<Value>(value: Value): Exclude<Value, typeof FROM_DATA> | null {
  return value === FROM_DATA ? null : (value as Exclude<Value, typeof FROM_DATA>);
}

interface ParameterBase<Kind extends string, Value> {
  readonly kind: Kind;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly default: Value;
  /**
   * Where the value comes from when it is not chosen, as a reader would say it: "the last day of the log". What
   * describes data has no default of its own; its `default` is {@link FROM_DATA}, and a cell works it out or says what
   * to give.
   */
  readonly fromData?: string;
}

export interface NumberParameter extends ParameterBase<'number' | 'integer', number | typeof FROM_DATA> {
  readonly minimum: number;
  readonly maximum: number;
}

export interface ChoiceParameter<Choice extends string = string>
  extends ParameterBase<'choice', Choice | typeof FROM_DATA> {
  readonly choices: readonly Choice[];
}

export type TextParameter = ParameterBase<'text', string>;
export type DateParameter = ParameterBase<'date', string>;
export type SwitchParameter = ParameterBase<'switch', boolean>;

/** Something the analyst may choose; checked against its bounds before anything runs, and part of the run's identity. */
export type Parameter = NumberParameter | ChoiceParameter | TextParameter | DateParameter | SwitchParameter;

interface Described {
  readonly description: string;
}
/** A default, or where the data give one. */
type Usual<Value> = Described & ({ readonly default: Value } | { readonly fromData: string });
interface Bounded {
  readonly within: readonly [minimum: number, maximum: number];
}
/** A parameter of such options, which keeps in its type whether it is left to the data. */
type Declared<P extends Parameter, Options> = P &
  (Options extends { readonly fromData: string } ? { readonly fromData: string } : unknown);

function bounded<const Kind extends NumberParameter['kind']>(kind: Kind) {
  return <const Options extends Usual<number> & Bounded>(name: string, title: string, options: Options) => {
    const { within, ...rest } = options;
    const [minimum, maximum] = within;
    return declared({ kind, name, title, ...rest, minimum, maximum }) as Declared<
      NumberParameter & { readonly kind: Kind },
      Options
    >;
  };
}

function plain<P extends TextParameter | DateParameter | SwitchParameter>(kind: P['kind']) {
  return <const Options extends Usual<P['default']>>(name: string, title: string, options: Options) =>
    declared({ kind, name, title, ...options }) as Declared<P, Options>;
}

/**
 * Declares something the analyst may choose, by what it is: `parameter.integer` and `.number` within bounds, `.choice` of
 * words, which stay as types, `.text`, `.date`, `.switch`. It has a default, or says where the data give one; that it is
 * within its bounds is checked before anything runs.
 *
 * @throws InputError where it has neither, or both.
 *
 * @example
 * const options = { description: 'Every other is shown beside it.', default: 2, within: [0, 3] };
 * parameter.integer('edits', 'Edits allowed in a name', options).maximum // 3
 */
export const parameter = {
  integer: bounded('integer'),
  number: bounded('number'),
  choice: <const Options extends Usual<string> & { readonly choices: readonly string[] }>(
    name: string,
    title: string,
    options: Options,
  ) =>
    declared({ kind: 'choice', name, title, ...options }) as Declared<
      ChoiceParameter<Options['choices'][number]>,
      Options
    >,
  text: plain<TextParameter>('text'),
  date: plain<DateParameter>('date'),
  switch: plain<SwitchParameter>('switch'),
};

function declared(definition: Record<string, unknown>): unknown {
  const { name, kind, fromData, default: usual } = definition;
  const left = usual === undefined || (usual === FROM_DATA && kind !== 'text');
  if (left === (fromData === undefined))
    throw new InputError(
      `parameter ${name} must have a default or say where the data give it: "${usual ?? ''}" and "${fromData ?? ''}". Give one of the two.`,
    );
  return { default: FROM_DATA, ...definition };
}

export type ParameterValue = number | string | boolean;

/** The type a cell receives for a parameter: a choice keeps its literal words, one left to the data may be {@link FROM_DATA}. */
export type ValueOf<P extends Parameter> =
  | (P extends { readonly fromData: string } ? typeof FROM_DATA : never)
  | (P extends { readonly kind: 'choice'; readonly choices: readonly (infer Choice)[] }
      ? Choice
      : P extends NumberParameter
        ? number
        : P extends SwitchParameter
          ? boolean
          : string);
