import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { codeLists } from '../code-list/code-lists.ts';
import { recordedDate } from '../date/recorded-date.ts';
import type { DatasetDescriptor, DescriptorField, DescriptorResource } from './dataset-descriptor.ts';
import { loadDescriptor } from './load-descriptor.ts';

/** Headings that a datasheet needs (after Gebru et al. 2021, as far as they fit a table). */
const HEADINGS = ['Why it exists', 'What is in it', 'How it was made', 'What it does not hold'];

/**
 * Is a dataset's folder whole? The descriptor reads, its name is the folder's, the datasheet has its headings, code
 * lists exist, and tables that stand in the folder keep to their fields. Returns every fault, in words.
 *
 * @throws InputError where the descriptor cannot be read at all.
 *
 * @example
 * validateDataset(`${datasets}/person-register`) // []
 */
export function validateDataset(folder: string): string[] {
  const descriptor = loadDescriptor(folder);
  const faults: string[] = [];
  if (descriptor.name !== basename(folder))
    faults.push(`the descriptor is named ${descriptor.name} in ${basename(folder)}`);
  const datasheet = join(folder, 'datasheet.md');
  const sheet = existsSync(datasheet) ? readFileSync(datasheet, 'utf8') : '';
  for (const heading of HEADINGS) if (!sheet.includes(`## ${heading}`)) faults.push(`datasheet.md has no "${heading}"`);
  for (const resource of descriptor.resources) faults.push(...resourceFaults(folder, descriptor, resource));
  return faults;
}

function resourceFaults(folder: string, descriptor: DatasetDescriptor, resource: DescriptorResource): string[] {
  const unknownLists = resource.fields.flatMap(({ name, codeList }) =>
    codeList === undefined || codeLists.some((list) => list.name === codeList)
      ? []
      : [`${resource.name}.${name} names the code list ${codeList}, which there is not`],
  );
  const path = join(folder, resource.file);
  const comesLater =
    resource.address !== undefined || descriptor.generator !== undefined || descriptor.obtain !== undefined;
  if (!existsSync(path)) return comesLater ? unknownLists : [...unknownLists, `${resource.file} is not there`];
  if (comesLater)
    return [...unknownLists, `${resource.file} must not stand in the repository: it is fetched or generated`];
  if (resource.format !== 'json') return unknownLists;
  const rows: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(rows)) return [...unknownLists, `${resource.file} is no list of rows`];
  const noRow = rows.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
  if (noRow >= 0) return [...unknownLists, `row ${noRow + 1} of ${resource.file} is no object of values by field`];
  return [...unknownLists, ...rows.flatMap((row, at) => rowFaults(row, resource, at)), ...keyFaults(rows, resource)];
}

function rowFaults(row: Readonly<Record<string, unknown>>, { file, fields }: DescriptorResource, at: number): string[] {
  if (fields.length === 0) return [];
  const known = new Set(fields.map(({ name }) => name));
  const strangers = Object.keys(row).filter((name) => !known.has(name));
  return [
    ...strangers.map((name) => `row ${at + 1} of ${file} has a "${name}" that no field describes`),
    ...fields.flatMap((field) => valueFaults(field, row[field.name], `row ${at + 1} of ${file}: "${field.name}"`)),
  ];
}

function valueFaults({ type, required, values }: DescriptorField, value: unknown, what: string): string[] {
  if (value === undefined || value === null || value === '') return required ? [`${what} is missing`] : [];
  if (type === 'number' || type === 'integer') {
    return typeof value === 'number' && (type === 'number' || Number.isInteger(value)) ? [] : [`${what} is no ${type}`];
  }
  if (typeof value !== 'string') return [`${what} is no text`];
  if (type === 'date' && recordedDate(value) === undefined) return [`${what} is no date`];
  return values === undefined || values.includes(value)
    ? []
    : [`${what} is ${value}, which is not among ${values.join(', ')}`];
}

function keyFaults(
  rows: readonly Readonly<Record<string, unknown>>[],
  { file, primaryKey }: DescriptorResource,
): string[] {
  if (primaryKey.length === 0) return [];
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const key = primaryKey.map((name) => String(row[name])).join(', ');
    if (seen.has(key)) return [`${key} stands twice in ${file}`];
    seen.add(key);
    return [];
  });
}
