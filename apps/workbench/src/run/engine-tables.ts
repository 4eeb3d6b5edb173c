import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetDescriptor } from '@assay/dataset';
import { loadDescriptor } from '@assay/dataset/fetch';
import type { Input } from '@assay/notebook';
import { InputError } from '@assay/statistics';

/** A table that lies in an engine, as an entry of the project's data sets names it. */
export interface EngineTable {
  readonly name: string;
  readonly title: string;
}

/** The tables that may be chosen for an input: none where no counts can take the place of its rows. */
export function engineTablesFor(home: string, { counted = [] }: Pick<Input, 'counted'>): readonly EngineTable[] {
  const folder = join(home, 'datasets');
  if (counted.length === 0 || !existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const descriptor = readable(join(folder, name));
      return descriptor?.engine === undefined ? [] : [{ name, title: descriptor.title }];
    });
}

/** A damaged entry is told by the command that checks data sets, and offered to nobody. */
function readable(folder: string): DatasetDescriptor | null {
  try {
    return loadDescriptor(folder);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
