import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative, sep } from 'node:path';
import type { CodeKey } from './code-keys.ts';
import { codeKeys } from './code-keys.ts';
import type { OwnCode } from './own-code.ts';
import { type ModuleParts, moduleParts } from './statements.ts';
import { versionModule } from './version-module.ts';

/** A place in a source file, as an editor counts. */
export interface SourcePlace {
  /** Relative to the notebook's folder. */
  readonly file: string;
  readonly line: number;
}

/** One state of a notebook's own code. */
export class CodeVersion {
  readonly own: OwnCode;
  readonly parts: ModuleParts;
  readonly keys: readonly CodeKey[];
  #map: SourceMap | undefined;

  constructor(own: OwnCode, alsoChanged: ReadonlySet<string>) {
    this.own = own;
    this.parts = moduleParts(own.code);
    this.keys = codeKeys(this.parts, alsoChanged);
  }

  /** Packages that the code names. */
  get packages(): ReadonlySet<string> {
    return new Set(this.parts.imports.map(({ from }) => from));
  }

  holds(digest: string): boolean {
    return this.keys.some((key) => key.digest === digest);
  }

  module(kept: ReadonlySet<string>): string {
    return versionModule(this.own.code, this.parts, this.keys, kept);
  }

  /** Where a place of the version's module was written; `null` where it was made by a tool. */
  placeOf(folder: string, line: number, column: number): SourcePlace | null {
    this.#map ??= new SourceMap(JSON.parse(this.own.map) as SourceMapPayload);
    // The version's own first line stands before the bundle's; both count from 0 in a source map.
    const entry = this.#map.findEntry(line - 2, column - 1);
    if (!('originalSource' in entry) || typeof entry.originalSource !== 'string') return null;
    const file = entry.originalSource.startsWith('/') ? relative(folder, entry.originalSource) : entry.originalSource;
    return { file: file.split(sep).join('/'), line: entry.originalLine + 1 };
  }
}
