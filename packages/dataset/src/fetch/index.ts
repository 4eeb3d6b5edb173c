// Datasets and where they come from (reads folders and the network that the caller passes)
export { loadDescriptor } from './load-descriptor.ts';
export type { ObtainedFile, ObtainOptions } from './obtain-dataset.ts';
export { obtainDataset } from './obtain-dataset.ts';
export { validateDataset } from './validate-dataset.ts';
