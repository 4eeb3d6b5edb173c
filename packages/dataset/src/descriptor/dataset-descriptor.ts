import { InputError, schemeOfAddress, withoutSecrets } from '@assay/statistics';
import type { FieldRole } from '../schema/table-schema.ts';
import { type DescriptorEngine, descriptorEngine } from './descriptor-engine.ts';

/** One column in a descriptor: a Frictionless field, with what an audit needs to know beside it. */
export interface DescriptorField {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'string' | 'number' | 'integer' | 'date' | 'datetime';
  readonly role: FieldRole;
  readonly required: boolean;
  readonly values?: readonly string[];
  readonly codeList?: string;
  readonly aliases?: readonly string[];
  readonly derive?: { readonly from: readonly string[]; readonly pattern: string };
}

/** One file of a dataset. */
export interface DescriptorResource {
  readonly name: string;
  readonly description: string;
  /** File name in the folder where the dataset is kept. */
  readonly file: string;
  /** Where the public file is fetched from; absent for a file that stands beside the descriptor or is put there by hand. */
  readonly address?: string;
  readonly format: string;
  readonly bytes?: number;
  /** Lower-case hexadecimal digits. */
  readonly sha256?: string;
  readonly fields: readonly DescriptorField[];
  readonly primaryKey: readonly string[];
}

/** How to make a dataset that is not fetched: which generator, from which seed, with which settings. */
export interface DescriptorGenerator {
  readonly name: string;
  readonly seed: string | number;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}

/** A Frictionless Data Package, as far as Assay reads it. */
export interface DatasetDescriptor {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly licences: readonly { readonly name: string; readonly title: string; readonly path: string }[];
  readonly sources: readonly { readonly title: string; readonly path: string }[];
  readonly resources: readonly DescriptorResource[];
  readonly generator?: DescriptorGenerator;
  /** Where the table lies that is counted in its place, instead of files. */
  readonly engine?: DescriptorEngine;
  /** What to do where a file cannot be fetched by its address. */
  readonly obtain?: string;
  /** True where an evidence pack may carry the data itself: `"assay": { "redistribute": true }`. */
  readonly redistribute?: true;
}

type Json = Readonly<Record<string, unknown>>;

const FIELD_TYPES = ['string', 'number', 'integer', 'date', 'datetime'];
const ROLES: readonly FieldRole[] = [
  'identifier',
  'entity',
  'name',
  'date-of-birth',
  'protected-characteristic',
  'outcome',
  'score',
  'weight',
  'time',
  'place',
  'role',
  'category',
  'measure',
];

/**
 * Reads a `datapackage.json` that is already parsed. Faults are collected and told together.
 *
 * Follows the Frictionless Data Package specification for name, title, licenses, sources, resources (name, path,
 * format, bytes, hash) and fields (name, type, constraints); `address`, `role`, `codeList`, `aliases`, `derive`,
 * `generator`, `obtain`, `engine` with what it needs, and what stands under `assay` are ours.
 *
 * @throws InputError, one line, naming the file and each fault.
 *
 * @example
 * datasetDescriptor({
 *   name: 'people', title: 'People', description: 'Invented people.',
 *   licenses: [{ name: 'CC0-1.0' }], sources: [],
 *   resources: [{ name: 'people', path: 'people.csv', format: 'csv', schema: { fields: [] } }],
 * }, 'datapackage.json').resources[0].file // 'people.csv'
 */
export function datasetDescriptor(json: unknown, where: string): DatasetDescriptor {
  const faults: string[] = [];
  const text = (value: unknown, name: string, needed = true): string => {
    // Descriptors are shown, packed and committed: none is a place for a password.
    if (typeof value === 'string' && schemeOfAddress(value) !== null && withoutSecrets(value) !== value) {
      faults.push(`${name} holds a user or a password, which no descriptor may`);
      return '';
    }
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (needed || value !== undefined) faults.push(`${name} must be a text`);
    return '';
  };
  const items = (value: unknown, name: string): readonly Json[] => {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null))
      return value as Json[];
    faults.push(`${name} must be a list of objects`);
    return [];
  };
  const root = (typeof json === 'object' && json !== null ? json : {}) as Json;
  const name = text(root['name'], 'name');
  if (name !== '' && !/^[a-z0-9][a-z0-9._-]*$/.test(name))
    faults.push(`name "${name}" must be lower case, digits, . _ -`);
  const resources = items(root['resources'], 'resources').map((resource, at) =>
    readResource(resource, `resources[${at}]`, faults, text, items),
  );
  const engine = root['engine'] === undefined ? undefined : descriptorEngine(root, faults, text);
  if (resources.length === 0 && engine === undefined) faults.push('resources must name at least one file');
  if (resources.length > 0 && engine !== undefined)
    faults.push('a table of an engine has no files: leave resources out');
  const generator =
    root['generator'] === undefined ? undefined : readGenerator(root['generator'] as Json, faults, text);
  const descriptor: DatasetDescriptor = {
    name,
    title: text(root['title'], 'title'),
    description: text(root['description'], 'description'),
    licences: items(root['licenses'], 'licenses').map((each, at) => ({
      name: text(each['name'], `licenses[${at}].name`),
      title: text(each['title'], `licenses[${at}].title`, false),
      path: text(each['path'], `licenses[${at}].path`, false),
    })),
    sources: items(root['sources'], 'sources').map((each, at) => ({
      title: text(each['title'], `sources[${at}].title`),
      path: text(each['path'], `sources[${at}].path`, false),
    })),
    resources,
    ...(generator ? { generator } : {}),
    ...(engine ? { engine } : {}),
    ...((root['assay'] as Json | undefined)?.['redistribute'] === true ? { redistribute: true as const } : {}),
    ...(root['obtain'] === undefined ? {} : { obtain: text(root['obtain'], 'obtain') }),
  };
  if (descriptor.licences.length === 0) faults.push('licenses must say under which terms the data may be used');
  if (faults.length > 0) throw new InputError(`${where}: ${faults.join('; ')}. Correct the descriptor.`);
  return descriptor;
}

type ReadText = (value: unknown, name: string, needed?: boolean) => string;
type ReadItems = (value: unknown, name: string) => readonly Json[];

function readResource(
  resource: Json,
  at: string,
  faults: string[],
  text: ReadText,
  items: ReadItems,
): DescriptorResource {
  const file = text(resource['path'], `${at}.path`);
  if (!/^[\w][\w.-]*$/.test(file)) faults.push(`${at}.path "${file}" must be a plain file name, without folders`);
  const address = text(resource['address'], `${at}.address`, false);
  // A server on this machine is where the tests fetch from.
  if (address !== '' && !/^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(address)) {
    faults.push(`${at}.address "${address}" must begin with https://`);
  }
  const hash = text(resource['hash'], `${at}.hash`, false);
  if (hash !== '' && !/^sha256:[0-9a-f]{64}$/.test(hash))
    faults.push(`${at}.hash must be sha256: and 64 hexadecimal digits`);
  if (address !== '' && hash === '') faults.push(`${at}.hash must be given for a file that is fetched`);
  const bytes = resource['bytes'];
  if (bytes !== undefined && !(Number.isInteger(bytes) && (bytes as number) > 0))
    faults.push(`${at}.bytes must be a whole number`);
  const schema = (resource['schema'] ?? {}) as Json;
  const key = schema['primaryKey'];
  return {
    name: text(resource['name'], `${at}.name`),
    description: text(resource['description'], `${at}.description`, false),
    file,
    ...(address === '' ? {} : { address }),
    format: text(resource['format'], `${at}.format`),
    ...(bytes === undefined ? {} : { bytes: bytes as number }),
    ...(hash === '' ? {} : { sha256: hash.slice('sha256:'.length) }),
    fields: items(schema['fields'], `${at}.schema.fields`).map((field, index) =>
      readField(field, `${at}.schema.fields[${index}]`, faults, text),
    ),
    primaryKey: key === undefined ? [] : [key].flat().map((each) => text(each, `${at}.schema.primaryKey`)),
  };
}

function readField(field: Json, at: string, faults: string[], text: ReadText): DescriptorField {
  const type = text(field['type'], `${at}.type`);
  if (type !== '' && !FIELD_TYPES.includes(type))
    faults.push(`${at}.type "${type}" must be one of ${FIELD_TYPES.join(', ')}`);
  const role = text(field['role'], `${at}.role`);
  if (role !== '' && !ROLES.includes(role as FieldRole))
    faults.push(`${at}.role "${role}" must be one of ${ROLES.join(', ')}`);
  const constraints = (field['constraints'] ?? {}) as { required?: boolean; enum?: string[] };
  const { codeList, aliases, derive } = field as Pick<DescriptorField, 'codeList' | 'aliases' | 'derive'>;
  return {
    name: text(field['name'], `${at}.name`),
    title: text(field['title'], `${at}.title`),
    description: text(field['description'], `${at}.description`, false),
    type: type as DescriptorField['type'],
    role: role as FieldRole,
    required: constraints.required === true,
    ...(constraints.enum ? { values: constraints.enum } : {}),
    ...(codeList === undefined ? {} : { codeList }),
    ...(aliases === undefined ? {} : { aliases }),
    ...(derive === undefined ? {} : { derive }),
  };
}

function readGenerator(generator: Json, faults: string[], text: ReadText): DescriptorGenerator {
  const seed = generator['seed'];
  if (typeof seed !== 'string' && typeof seed !== 'number') faults.push('generator.seed must be a text or a number');
  const settings = (generator['settings'] ?? {}) as DescriptorGenerator['settings'];
  return { name: text(generator['name'], 'generator.name'), seed: seed as string | number, settings };
}
