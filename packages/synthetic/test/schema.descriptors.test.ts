import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { datasetDescriptor, schemaOfResource, type TableSchema } from '@assay/dataset';
import { expect, it } from 'vitest';
import * as synthetic from '../src/index.ts';

const folder = fileURLToPath(new URL('../../../datasets/', import.meta.url));
/** Every table that the data sets of the project describe, by its name. */
const described = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const where = `${folder}${name}/datapackage.json`;
    const { generator, resources } = datasetDescriptor(JSON.parse(readFileSync(where, 'utf8')), where);
    return generator === undefined
      ? []
      : resources.map((resource) => ({ dataset: name, schema: schemaOfResource(resource) }));
  });
/** Routes of patrols are made for whoever asks, and stand in no data set. */
const schemas = Object.entries(synthetic).filter(
  ([name]) => name.endsWith('Schema') && name !== 'patrolRoutesSchema',
) as [string, TableSchema][];

const said = ({ fields }: TableSchema) =>
  Object.fromEntries(fields.map(({ name, type, role, required }) => [name, { type, role, required }]));
const names = ({ fields }: TableSchema) => fields.map(({ name }) => name).join(' ');

it.each(schemas)('says of each field what its data set says: %s', (_, schema) => {
  const alike = described.filter((each) => names(each.schema) === names(schema));
  expect(alike.length).toBeGreaterThan(0);
  for (const each of alike) expect(said(each.schema), each.dataset).toEqual(said(schema));
});
