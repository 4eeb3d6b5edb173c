// What packages give out, read from their sources

export type { PackageReference, ReferenceEntry, ReferenceSection } from './package-reference.ts';
export { packageNames, packageReference } from './package-reference.ts';
export { referenceBody, referenceMarkdown } from './reference-text.ts';
