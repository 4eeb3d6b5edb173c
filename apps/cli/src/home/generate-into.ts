import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetDescriptor } from '@assay/dataset';
import { folderBeside } from '@assay/evidence';
import { nearestNameSuggestion } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { generateTables } from './generate-tables.ts';

/** Each file is written apart and then takes its name, so that two processes at once cannot mix their rows. */
export async function generateInto(
  destination: string,
  { name, generator, resources }: DatasetDescriptor,
): Promise<void> {
  const { writeTable } = await import('@assay/dataset/read');
  const tables = await generateTables(generator!);
  const fresh = folderBeside(destination, '', 'new');
  try {
    for (const resource of resources) {
      const table = Object.hasOwn(tables, resource.name) ? tables[resource.name] : undefined;
      if (table === undefined) {
        const remedy = nearestNameSuggestion(resource.name, Object.keys(tables));
        throw new InputError(`dataset ${name} asks its generator for a table "${resource.name}". ${remedy}`);
      }
      await writeTable(table, join(fresh, resource.file));
    }
    for (const { file } of resources) renameSync(join(fresh, file), join(destination, file));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
