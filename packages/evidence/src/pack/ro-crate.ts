import type { RunIdentity } from '../finding/results.ts';

const CONTEXT = 'https://w3id.org/ro/crate/1.2/context';
const CONFORMS_TO = 'https://w3id.org/ro/crate/1.2';

export interface CrateDescription {
  readonly title: string;
  readonly summary: string;
  readonly licence: string;
  /** When the run finished, ISO 8601: the crate needs a date, and the run's own keeps two exports equal. */
  readonly runFinishedAt: string;
  readonly run: RunIdentity;
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
}

/**
 * `ro-crate-metadata.json`: which software made these files from those inputs (RO-Crate 1.2, in the shape of the Process
 * Run Crate profile).
 */
export function roCrate(description: CrateDescription, paths: readonly string[]): object {
  const { run, inputs } = description;
  const sorted = [...paths].sort();
  const parameters = Object.keys(run.parameters).sort();
  const environment = Object.keys(run.environment).sort();
  return {
    '@context': CONTEXT,
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        about: { '@id': './' },
        conformsTo: { '@id': CONFORMS_TO },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: description.title,
        description: description.summary,
        datePublished: description.runFinishedAt,
        license: description.licence,
        hasPart: sorted.map((path) => ({ '@id': path })),
        mentions: { '@id': `#run-${run.id}` },
      },
      ...sorted.map((path) => ({ '@id': path, '@type': 'File', name: path, encodingFormat: mediaType(path) })),
      ...inputs.map(({ name, sha256 }) => ({
        '@id': `#input-${name}`,
        '@type': 'CreativeWork',
        name,
        identifier: `sha256:${sha256}`,
      })),
      { '@id': '#assay', '@type': 'SoftwareApplication', name: 'Assay', identifier: `sha256:${run.code}` },
      {
        '@id': `#run-${run.id}`,
        '@type': 'CreateAction',
        name: `Run ${run.id} of ${run.notebook}`,
        endTime: description.runFinishedAt,
        actionStatus: { '@id': 'http://schema.org/CompletedActionStatus' },
        instrument: { '@id': '#assay' },
        object: [
          ...inputs.map(({ name }) => ({ '@id': `#input-${name}` })),
          ...parameters.map((name) => ({ '@id': `#parameter-${name}` })),
        ],
        result: sorted.filter((path) => /\.(html|json)$/.test(path)).map((path) => ({ '@id': path })),
        environment: environment.map((name) => ({ '@id': `#environment-${name}` })),
      },
      ...parameters.map((name) => property('parameter', name, run.parameters[name])),
      ...environment.map((name) => property('environment', name, run.environment[name])),
    ],
  };
}

function property(of: 'parameter' | 'environment', name: string, value: unknown): object {
  return { '@id': `#${of}-${name}`, '@type': 'PropertyValue', name, value };
}

function mediaType(path: string): string {
  if (path.endsWith('.html')) return 'text/html';
  if (path.endsWith('.json')) return 'application/json';
  if (path.endsWith('.md')) return 'text/markdown';
  if (path.endsWith('.csv')) return 'text/csv';
  return /\.(m?js|ts)$/.test(path) ? 'text/javascript' : 'application/octet-stream';
}
