import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatasetDescriptor, Table } from '@assay/dataset';
import { canonicalJson, sha256Hex } from '@assay/evidence';
import { nearestNameSuggestion } from '@assay/notebook';
import { InputError } from '@assay/statistics';

type Generator = NonNullable<DatasetDescriptor['generator']>;

/** The tables that a generator of the synthetic package makes, by name. */
export async function generateTables({ name, seed, settings }: Generator): Promise<Readonly<Record<string, Table>>> {
  const {
    contactLog,
    dataIntegrity,
    imagePolicy,
    patrolEvents,
    personRegister,
    scoredCohort,
    staffRegister,
    stopAndSearch,
  } = await import('@assay/synthetic');
  const generators: Readonly<Record<string, (settings: never) => object>> = {
    'contact-log': contactLog,
    'data-integrity': dataIntegrity,
    'image-policy': imagePolicy,
    'patrol-events': patrolEvents,
    'scored-cohort': scoredCohort,
    'staff-register': staffRegister,
    'stop-and-search': stopAndSearch,
    'person-register': (given: never) => {
      const { register, truth } = personRegister(given);
      return { people: register, truth };
    },
  };
  const generator = Object.hasOwn(generators, name) ? generators[name] : undefined;
  if (generator === undefined) {
    throw new InputError(`unknown generator: ${name}. ${nearestNameSuggestion(name, Object.keys(generators))}`);
  }
  return generator({ ...settings, seed } as never) as Readonly<Record<string, Table>>;
}

/** Names what a generated dataset depends on: its settings, its files, and the generator's own source. */
export function recipeOf({ generator, resources }: DatasetDescriptor): string {
  const source = dirname(fileURLToPath(import.meta.resolve('@assay/synthetic')));
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => [file.replaceAll('\\', '/'), sha256Hex(readFileSync(join(source, file)))]);
  return sha256Hex(canonicalJson({ generator, files, resources: resources.map(({ name, file }) => [name, file]) }));
}
