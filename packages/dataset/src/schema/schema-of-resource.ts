import type { DescriptorField, DescriptorResource } from '../descriptor/dataset-descriptor.ts';
import type { TableSchema } from './table-schema.ts';

const TYPES = { string: 'text', number: 'number', integer: 'number', date: 'date', datetime: 'time' } as const;

/**
 * The schema that a resource's fields declare, ready for reading the file.
 *
 * @example
 * schemaOfResource(loadDescriptor(`${datasets}/person-register`).resources[0]).fields[0] // { name: 'record_id', type: 'text', role: 'identifier' }
 */
export function schemaOfResource({ name, fields }: DescriptorResource): TableSchema {
  return { name, title: name, fields: fields.map(schemaField) };
}

function schemaField({ values: _, type, ...field }: DescriptorField): TableSchema['fields'][number] {
  return { ...field, type: TYPES[type] };
}
