import { InputError } from '@assay/statistics';
import type { Relation } from '../format/file-relation.ts';
import type { ColumnMatch } from '../schema/match-columns.ts';
import type { PreparedFile } from './prepare-file.ts';
import type { FileReading } from './reading-account.ts';

/** A file that has lines and gives none of them, or fewer, is not what was read; one of a header alone says nothing. */
export function refuseLostRows({ source, text }: PreparedFile, rows: number, mayBeEmpty: boolean): void {
  const { path } = source;
  if (rows === 0 && !mayBeEmpty) {
    const of = source.format === 'csv' ? 'a header and no row under it' : 'no row';
    throw new InputError(`${path} has ${of}. Export it again with its rows, or leave the input out where it may be.`);
  }
  if (text === null || rows === text.rows) return;
  // In a file of one column an empty line is a row whose value is missing.
  if (text.layout.columns.length === 1 && rows > text.rows) return;
  throw new InputError(
    `${path} has ${text.rows.toLocaleString('en-GB')} lines under its header and ${rows.toLocaleString('en-GB')} rows were read. Look for quotes inside values, or export it again.`,
  );
}

/** The account of one file, without a row of it. */
export function fileReading(
  { source, encoding, text, part, mergedCells, otherParts }: PreparedFile,
  { columns }: Relation,
  matches: readonly ColumnMatch[],
  rowCount: number,
): FileReading {
  const used = new Set(matches.flatMap(({ position, made }) => made?.positions ?? [position]));
  const stray = encoding?.stray ?? null;
  return {
    path: source.path,
    format: source.format,
    bytes: source.bytes,
    rowCount,
    encoding: encoding?.encoding ?? null,
    encodingHow: encoding?.how ?? null,
    confidence: encoding?.confidence ?? null,
    stray:
      stray === null || stray.first === null
        ? null
        : { bytes: stray.stray, firstLine: stray.first.line, firstByte: stray.first.byte },
    delimiter: source.format === 'csv' ? (text?.layout.delimiter ?? null) : null,
    headerLine: text?.layout.headerLine ?? null,
    ...((text?.layout.rule ?? null) === null ? {} : { isRuled: true as const }),
    footerLines: text?.footerLines ?? 0,
    blankRows: text?.blankRows ?? 0,
    ...((text?.headersAgain ?? 0) > 0 ? { headersAgain: text!.headersAgain } : {}),
    ...(mergedCells > 0 ? { mergedCells } : {}),
    hasMixedLineEnds: text?.hasMixedLineEnds ?? false,
    hasTrailingSeparator: text?.layout.hasTrailingSeparator ?? false,
    part,
    otherParts,
    columns,
    unread: columns.filter((_, position) => !used.has(position)),
    matches,
  };
}
