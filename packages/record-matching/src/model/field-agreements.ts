import { checkedAmounts, InputError } from '@assay/statistics';
import type { FittedField } from './fit-patterns.ts';

/** What one level of agreement in one field counts for. */
export interface FieldAgreement {
  readonly field: string;
  readonly level: string;
  /** How often it is found among records of one person, and among those of different people. */
  readonly samePerson: number;
  readonly differentPeople: number;
  /** In bits: above nought it speaks for one person. */
  readonly weight: number;
}

/**
 * What does each agreement and each disagreement count for, field by field from the strongest level down?
 *
 * @throws InputError where a share or weight of a level is none.
 *
 * @example
 * fieldAgreements(model.fields)[0].field // 'forename'
 */
export function fieldAgreements(fields: readonly FittedField[]): FieldAgreement[] {
  return fields.flatMap(({ name, levels, m, u, weights }) => {
    checkedAmounts([...m, ...u], `shares of ${name}`);
    if (weights.some(Number.isNaN))
      throw new InputError(`a weight of ${name} is NaN. Pass the fields of a fitted model.`);
    return levels.map((level, index) => ({
      field: name,
      level,
      samePerson: m[index]!,
      differentPeople: u[index]!,
      weight: weights[index]!,
    }));
  });
}
