import type { ReportRecord, ReportSource } from './report-source.ts';

type ToldInput = NonNullable<ReportRecord['inputs']>[string];

/** What a record says of each input, in the notebook's order: read back from a file it has the alphabet's, and must make the same page. */
export function toldInputs({ record, notebook }: ReportSource): readonly (readonly [name: string, told: ToldInput])[] {
  const place = (name: string) => notebook.inputs.findIndex((input) => input.name === name);
  return byName(record).sort(([one], [other]) => place(one) - place(other));
}

/** The same where the notebook is not at hand, by name. */
export function byName(record: ReportRecord | undefined): (readonly [name: string, told: ToldInput])[] {
  return Object.entries(record?.inputs ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
