import { InputError } from '@assay/statistics';
import { inferDateFormat } from '../date/infer-date-format.ts';
import { NotPlainNumbers } from '../query/database-error.ts';
import type { ColumnRule } from '../schema/column-rules.ts';
import type { Field } from '../schema/table-schema.ts';
import type { PackedCodes } from '../table/packed-codes.ts';
import type { ChunkVector } from './chunk-vector.ts';
import { codesKernels } from './codes-kernel.ts';
import { type BuiltColumn, NOTHING, type RowName } from './column-account.ts';
import { KernelTextCodes } from './kernel-text-codes.ts';
import { MomentValues } from './moment-values.ts';
import { type NotANumber, NumberValues } from './number-values.ts';
import { refuseShortenedNumbers } from './refuse-shortened-numbers.ts';
import { plainTexts, readTexts } from './text/text-column.ts';
import { scalarTextCodes, type TextCodes } from './text-codes.ts';
import type { ColumnTexts } from './written-texts.ts';

/** What a vector holds: texts, days or doubles that the file itself has, or doubles that DuckDB read out of texts. */
export type Held = 'texts' | 'days' | 'doubles' | 'parsed doubles';

/** Collects one field's values over chunks and files. */
export interface ColumnBuilder {
  /**
   * `plain texts`: those of a file, whose numbers are in plain digits, and whose times are moments if the first are.
   *
   * @throws NotPlainNumbers where they are not: then all is read again, as texts.
   */
  add(values: ChunkVector, held: Held | 'plain texts', rowName: RowName): void;
  /** Where texts go that the kernel codes; `null` where this column holds no texts, or no kernel codes them. */
  texts(): KernelTextCodes | null;
  finish(rowName: RowName): BuiltColumn;
}

/** One for each column. `expectedRows`: as many as will come, 0 where nobody knows. */
export function columnBuilders(rules: readonly ColumnRule[], expectedRows = 0): ColumnBuilder[] {
  const kernel = codesKernels();
  return rules.map((rule) => {
    if (rule.field.type === 'number') return numberBuilder(rule, expectedRows);
    const codes = () => (kernel === null ? scalarTextCodes(expectedRows) : new KernelTextCodes(kernel(), expectedRows));
    return rule.field.type === 'time' ? timeBuilder(rule, codes, expectedRows) : textBuilder(rule, codes());
  });
}

function numberBuilder({ field, missing }: ColumnRule, expectedRows: number): ColumnBuilder {
  const values = new NumberValues(expectedRows, missing);
  return {
    add(vector, held, rowName) {
      if (held === 'plain texts') return values.addPlainTexts(vector);
      const bad = held === 'texts' ? values.addTexts(vector) : values.addDoubles(vector, held === 'parsed doubles');
      if (bad !== undefined) throw noNumber(bad, field, rowName);
    },
    texts: () => null,
    finish(rowName) {
      const { values: numbers, commas, percentages, bad } = values.finish();
      if (bad !== undefined) throw noNumber(bad, field, rowName);
      return {
        ...NOTHING,
        missingWords: values.missingWords,
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

function textBuilder(rule: ColumnRule, codes: TextCodes): ColumnBuilder {
  let adding: TextCodes | null = codes;
  return {
    add: (vector, held) => (held === 'days' ? adding!.addDays(vector) : adding!.add(vector)),
    texts: () => (adding instanceof KernelTextCodes ? adding : null),
    finish(rowName) {
      const { codes, texts } = adding!.finish();
      // Its memory is free for the columns after it.
      adding = null;
      return columnOfTexts(rule, codes, texts, rowName);
    },
  };
}

/** A column out of codes of texts, which it may write over. */
export function columnOfTexts(rule: ColumnRule, codes: PackedCodes, texts: ColumnTexts, rowName: RowName): BuiltColumn {
  refuseShortenedNumbers(rule.field, texts);
  return plainTexts(rule, codes, texts) ?? readTexts(rule, codes, texts.all(), rowName);
}

/** A column of times: of moments as long as its first rows are, else of texts. */
function timeBuilder(rule: ColumnRule, codes: () => TextCodes, expectedRows: number): ColumnBuilder {
  const { field, how, made, missing, dateFormat, serialsFrom } = rule;
  const mayBe = made === undefined && how !== 'derived' && missing.size === 0 && dateFormat === null;
  let moments = mayBe ? new MomentValues(expectedRows) : null;
  let texts: ColumnBuilder | null = null;
  let isBegun = false;
  return {
    add(vector, held, rowName) {
      const areMoments = texts === null && moments !== null && held === 'plain texts' && moments.add(vector);
      if (!areMoments) {
        if (texts === null && isBegun) throw new NotPlainNumbers('a column of moments holds another time');
        moments = null;
        texts ??= textBuilder(rule, codes());
        texts.add(vector, held, rowName);
      }
      isBegun = true;
    },
    texts() {
      if (texts === null && isBegun) return null;
      texts ??= textBuilder(rule, codes());
      [moments, isBegun] = [null, true];
      return texts.texts();
    },
    finish(rowName) {
      if (moments === null) return (texts ?? textBuilder(rule, codes())).finish(rowName);
      const { milliseconds, first, rows } = moments.finish();
      const { reading } = inferDateFormat(field.name, [{ text: first, rows }], null, serialsFrom);
      return { ...NOTHING, dates: rows === 0 ? null : reading, column: { kind: 'time', milliseconds } };
    },
  };
}
