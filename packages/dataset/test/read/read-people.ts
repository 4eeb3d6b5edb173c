import { textAt } from '@assay/statistics';
import { accountLines, dateColumn, textColumn, writtenDay } from '../../src/index.ts';
import { type ReadOptions, readTable } from '../../src/read/index.ts';
import { personSchema } from './person-schema.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const folder = temporaryFolder();
const extra = { title: 'x', description: '', required: false } as const;
export const schema = {
  ...personSchema,
  fields: [
    ...personSchema.fields,
    { ...extra, name: 'seen', type: 'time' as const, role: 'time' as const },
    { ...extra, name: 'score', type: 'number' as const, role: 'measure' as const },
    { ...extra, name: 'sex', type: 'text' as const, role: 'category' as const },
  ],
};

export async function read(name: string, content: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const reading = await readTable({ paths: [folder.file(name, content)], schema, ...options });
  const { table } = reading;
  const people = Array.from({ length: table.rowCount }, (_, row) =>
    [
      textAt(textColumn(table, 'first_name'), row),
      textAt(textColumn(table, 'surname'), row),
      writtenDay(dateColumn(table, 'date_of_birth').days[row]!),
    ].join(' '),
  );
  return { people, table, reading, file: reading.files[0]!, lines: accountLines(reading) };
}

export const HEADER = 'first_name,surname,dob\n';
