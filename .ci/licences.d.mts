export type LicensedPackage = { readonly name: string; readonly version: string; readonly licence: string | null };

export function licencesOf(lock: unknown, root: string): LicensedPackage[];
export function licenceFaults(packages: readonly LicensedPackage[]): string[];
