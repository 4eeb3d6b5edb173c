import { partsOfRangeReason } from '@assay/evidence';
import { fixedNumbers } from '../release/fixed-numbers.ts';
import { monthTold } from '../release/month-told.ts';
import type { AttackedRelease } from './attacked-release.ts';

/** Numbers that stand in sentences which come from data: "only 3 cases" says what a table hides. */
export function textAttack({ findings, isFixedText }: AttackedRelease): {
  finding: string;
  row: string;
  column: string;
  number: number;
  text: string;
}[] {
  if (isFixedText === undefined) return [];
  return findings.flatMap((finding) => {
    if (finding.disclosure.status === 'excepted' || finding.disclosure.status === 'refused') return [];
    const fixed = fixedNumbers(finding);
    const texts = [
      ['', 'title', finding.title],
      ['', 'reason', finding.reason],
      ...finding.limitations.flatMap((text) => {
        const parts = partsOfRangeReason(text);
        return (parts === null ? [text] : [parts.label, parts.reason]).map(
          (each) => ['', 'limitations', each] as const,
        );
      }),
      ...(finding.table?.rows.flatMap((row, at) =>
        row.flatMap((value, index) => {
          const column = finding.table!.columns[index]!;
          return column.key === true || column.kind?.kind === 'constant' || monthTold(column, value) !== null
            ? []
            : [[String(at + 1), column.name, value] as const];
        }),
      ) ?? []),
    ] as const;
    return texts.flatMap(([row, column, text]) => {
      if (typeof text !== 'string') return [];
      const digits = /\d+/.exec(
        text
          .split(fixed)
          .filter((_, at) => at % 2 === 0)
          .join(' '),
      );
      return digits === null || isFixedText(text)
        ? []
        : [{ finding: finding.id, row, column, number: Number(digits[0]), text }];
    });
  });
}
