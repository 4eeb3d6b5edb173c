export { loggedBy } from './logged-by.ts';
export { describeWithReferenceData, referenceDataFolder, referencePath } from './reference-data.ts';
export { differingWholes } from './wholes.ts';
