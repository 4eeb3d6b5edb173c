import { InputError } from '@assay/statistics';
import type { Field } from '../schema/table-schema.ts';
import type { ChunkVector } from './chunk-vector.ts';
import { codesKernels } from './codes-kernel.ts';
import { type BuiltColumn, NOTHING, type RowName } from './column-account.ts';
import type { ColumnRule } from './column-rules.ts';
import { KernelTextCodes } from './kernel-text-codes.ts';
import { type NotANumber, NumberValues } from './number-values.ts';
import { scalarTextCodes, type TextCodes } from './text-codes.ts';
import { plainTexts, readTexts } from './text-column.ts';

/** What a vector holds: texts, days or doubles that the file itself has, or doubles that DuckDB read out of texts. */
export type Held = 'texts' | 'days' | 'doubles' | 'parsed doubles';

/** Collects one field's values over chunks and files. */
export interface ColumnBuilder {
  /** `plain texts`: those of a file, of which a number is in plain digits or the reading ends. */
  add(values: ChunkVector, held: Held | 'plain texts', rowName: RowName): void;
  finish(rowName: RowName): BuiltColumn;
}

/** One for each column. `expectedRows`: as many as will come, 0 where nobody knows. */
export function columnBuilders(rules: readonly ColumnRule[], expectedRows = 0): ColumnBuilder[] {
  const kernel = codesKernels();
  return rules.map((rule) => {
    if (rule.field.type === 'number') return numberBuilder(rule, expectedRows);
    const codes = kernel === null ? scalarTextCodes(expectedRows) : new KernelTextCodes(kernel(), expectedRows);
    return textBuilder(rule, codes);
  });
}

function numberBuilder({ field, missing }: ColumnRule, expectedRows: number): ColumnBuilder {
  const values = new NumberValues(expectedRows);
  return {
    add(vector, held, rowName) {
      if (held === 'plain texts') return values.addPlainTexts(vector);
      const bad =
        held === 'texts' ? values.addTexts(vector, missing) : values.addDoubles(vector, held === 'parsed doubles');
      if (bad !== undefined) throw noNumber(bad, field, rowName);
    },
    finish(rowName) {
      const { values: numbers, commas, percentages, bad } = values.finish();
      if (bad !== undefined) throw noNumber(bad, field, rowName);
      return {
        ...NOTHING,
        column: { kind: 'number', values: numbers },
        ...(commas === null ? {} : { commas }),
        ...(percentages === 0 ? {} : { percentages }),
      };
    },
  };
}

function noNumber({ row, text }: NotANumber, { name }: Field, rowName: RowName): InputError {
  return new InputError(
    `${rowName(row)}: "${text}" in the number column "${name}" is no number. ` +
      'Write it in plain digits with a point (1234.5), or leave it empty where it is missing; --missing names words for that.',
  );
}

function textBuilder(rule: ColumnRule, adding: TextCodes): ColumnBuilder {
  let added: TextCodes | null = adding;
  return {
    add: (vector, held) => (held === 'days' ? adding.addDays(vector) : adding.add(vector)),
    finish(rowName) {
      const { codes, texts } = added!.finish();
      // Its memory is free for the columns after it.
      added = null;
      return plainTexts(rule, codes, texts) ?? readTexts(rule, codes, texts.all(), rowName);
    },
  };
}
