export { describeWithReferenceData, referenceDataFolder, referencePath } from './reference-data.ts';
