import type { CodeVersion, SourcePlace } from './code-version.ts';

/** Functions of versions long past may still be kept; beyond these their places are not told. */
const MOST_KEPT = 60;

/** The versions of a notebook's code by their numbers, so that an error leads back to its line. */
export class VersionHistory {
  readonly #versions = new Map<number, CodeVersion>();

  get(version: number): CodeVersion | undefined {
    return this.#versions.get(version);
  }

  set(version: number, code: CodeVersion): void {
    this.#versions.set(version, code);
    this.#versions.delete(version - MOST_KEPT);
  }

  /** The first place of a stack that somebody wrote; `null` where none is. */
  placeIn(folder: string, stack: string): SourcePlace | null {
    for (const [, version, line, column] of stack.matchAll(/version-(\d+)\.mjs:(\d+):(\d+)/g)) {
      const place = this.#versions.get(Number(version))?.placeOf(folder, Number(line), Number(column));
      if (place != null) return place;
    }
    return null;
  }
}
