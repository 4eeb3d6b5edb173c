export const analyses = ['fairness-metrics', 'record-matching', 'contact-profiling', 'displacement'];

/** For each package, the packages of ours that its source may import. Notebooks may import every package; nothing imports an app. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  statistics: [],
  dataset: ['statistics', 'evidence'],
  synthetic: ['statistics', 'dataset'],
  engine: ['statistics', 'evidence', 'dataset', ...analyses],
  ...Object.fromEntries(analyses.map((name) => [name, ['statistics']])),
  evidence: ['statistics'],
  'disclosure-control': ['statistics', 'evidence'],
  notebook: ['statistics', 'dataset', 'evidence'],
  report: ['statistics', 'dataset', 'evidence', 'notebook', 'disclosure-control'],
};
