interface ParameterBase<Kind extends string, Value> {
  readonly kind: Kind;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly default: Value;
}

export interface NumberParameter extends ParameterBase<'number' | 'integer', number> {
  readonly minimum: number;
  readonly maximum: number;
}

export interface ChoiceParameter<Choice extends string = string> extends ParameterBase<'choice', Choice> {
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
 * @example
 * parameter({ kind: 'switch', name: 'folded', title: 'Fold case', description: '', default: true }).default // true
 */
export function parameter<const Definition extends Parameter>(definition: Definition): Definition {
  return definition;
}

export type ParameterValue = number | string | boolean;

/** The type a cell receives for a parameter: a choice keeps its literal words. */
export type ValueOf<P extends Parameter> =
  P extends ChoiceParameter<infer Choice>
    ? Choice
    : P extends NumberParameter
      ? number
      : P extends SwitchParameter
        ? boolean
        : string;
