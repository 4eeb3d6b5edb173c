import { isWrittenDay } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import { FROM_DATA, type Parameter, type ParameterValue } from '../definition/parameter.ts';
import { nearestNameSuggestion } from '../reference/nearest-name.ts';

/**
 * What was asked for, checked against the notebook's declarations, with the defaults for the rest. Values may be text, as a
 * command line gives them.
 *
 * @throws InputError where a name is unknown or a value is out of its bounds.
 *
 * @example
 * const limit = parameter.integer('limit', 'Limit', { description: '', default: 4, within: [1, 20] });
 * resolveParameters([limit], { limit: '7' }) // { limit: 7 }
 */
export function resolveParameters(
  parameters: readonly Parameter[],
  given: Readonly<Record<string, ParameterValue>>,
): Record<string, ParameterValue> {
  const names = parameters.map(({ name }) => name);
  for (const name of Object.keys(given)) {
    if (!names.includes(name))
      throw new InputError(`unknown parameter: ${name}. ${nearestNameSuggestion(name, names)}`);
  }
  return Object.fromEntries(
    parameters.map((parameter) => [
      parameter.name,
      Object.hasOwn(given, parameter.name) ? checkedParameter(parameter, given[parameter.name]!) : parameter.default,
    ]),
  );
}

function checkedParameter(parameter: Parameter, value: ParameterValue): ParameterValue {
  const refuse = (remedy: string): never => {
    throw new InputError(`parameter ${parameter.name} is ${JSON.stringify(value)}. ${remedy}`);
  };
  if (parameter.fromData !== undefined && typeof value === 'string' && value.trim() === '') return FROM_DATA;
  switch (parameter.kind) {
    case 'number':
    case 'integer': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      const range = `between ${parameter.minimum} and ${parameter.maximum}`;
      if (typeof number !== 'number' || !Number.isFinite(number)) return refuse(`Give a number ${range}.`);
      if (parameter.kind === 'integer' && !Number.isInteger(number)) return refuse(`Give a whole number ${range}.`);
      if (number < parameter.minimum || number > parameter.maximum) return refuse(`Give a number ${range}.`);
      return number;
    }
    case 'choice':
      return parameter.choices.includes(String(value))
        ? String(value)
        : refuse(nearestNameSuggestion(String(value), parameter.choices));
    case 'switch':
      if (typeof value === 'boolean') return value;
      return value === 'true' || value === 'yes'
        ? true
        : value === 'false' || value === 'no'
          ? false
          : refuse('Give yes or no.');
    case 'date':
      return isWrittenDay(String(value)) ? String(value) : refuse('Give a date such as 2025-03-05.');
    case 'text':
      return String(value);
  }
}
