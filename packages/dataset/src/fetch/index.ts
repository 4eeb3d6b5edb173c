// Datasets and where they come from (reads folders and the network that the caller passes)
export { loadDescriptor } from '../descriptor/load-descriptor.ts';
export { validateDataset } from '../descriptor/validate-dataset.ts';
export type { ObtainedFile, ObtainOptions } from './obtain-dataset.ts';
export { obtainDataset } from './obtain-dataset.ts';
