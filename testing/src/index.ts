export { describeWithReferenceData, referenceDataFolder, referencePath } from './reference-data.ts';
export { differingWholes } from './wholes.ts';
