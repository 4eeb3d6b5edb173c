import { InputError } from '@assay/statistics';

/** What a cell receives for a parameter that was not chosen and is to be taken from the data. */
export const FROM_DATA = '';

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

/**
 * Declares something the analyst may choose, keeping its words as types; its bounds are checked before anything runs.
 *
 * @throws InputError where the default is left to the data and nothing says where from, or the other way round.
 *
 * @example
 * parameter({ kind: 'switch', name: 'folded', title: 'Fold case', description: '', default: true }).default // true
 */
export function parameter<const Definition extends Parameter>(definition: Definition): Definition {
  const { name, kind, fromData } = definition;
  const left = definition.default === FROM_DATA;
  if (kind === 'text' ? fromData !== undefined && !left : left !== (fromData !== undefined))
    throw new InputError(
      `parameter ${name} must have a default or say where the data give it: "${definition.default}" and "${fromData ?? ''}". Give one of the two.`,
    );
  return definition;
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
