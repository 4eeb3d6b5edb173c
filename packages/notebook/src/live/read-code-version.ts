import type { Cell } from '../definition/cell.ts';
import type { Notebook } from '../definition/define-notebook.ts';
import { orderCells } from '../run/order-cells.ts';
import { type Fingerprint, liveFingerprint } from './fingerprint.ts';

/** What every version of a notebook may use, by the package's name. */
export type Packages = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Bindings = Readonly<Record<string, unknown>>;

interface ReadModule {
  readonly notebook: Notebook | undefined;
  readonly statements: readonly (readonly [digest: string, isFleeting: boolean, bindings: Bindings])[];
}

/** The code that a cell stands on. */
interface CellCode {
  readonly digest: string;
  readonly isFleeting: boolean;
}

/** A notebook as it was read from one version of its code. */
export interface ReadVersion {
  readonly notebook: Notebook;
  readonly ordered: readonly Cell[];
  readonly codes: ReadonlyMap<Cell, CellCode>;
  /** What stands beside the cells and is taken to stay as it is: a list, a map, a record. */
  readonly steady: readonly { readonly name: string; readonly value: object; readonly print: Fingerprint }[];
}

/**
 * Reads a version's module, with what is kept of earlier ones, and finds which statement declares each cell: the one
 * that binds it to a name, else one that holds it in a list, else the one that makes the notebook. What the version
 * declares is kept for the next one.
 */
export async function readCodeVersion(
  file: string,
  packages: Packages,
  kept: Map<string, Bindings>,
): Promise<ReadVersion> {
  const { read } = (await import(file)) as {
    read: (packages: Packages, kept: ReadonlyMap<string, Bindings>) => Promise<ReadModule>;
  };
  const { notebook, statements } = await read(packages, kept);
  if (notebook === undefined || !Array.isArray(notebook.cells)) {
    throw new Error('notebook.ts has no notebook. Export defineNotebook({ … }) by default.');
  }
  const ordered = orderCells(notebook.cells);
  for (const [digest, isFleeting, bindings] of statements) if (!isFleeting) kept.set(digest, bindings);
  const direct = new Map<unknown, CellCode>();
  const held = new Map<unknown, CellCode>();
  let ofNotebook: CellCode | undefined;
  for (const [digest, isFleeting, bindings] of statements) {
    const code = { digest, isFleeting };
    for (const value of Object.values(bindings)) {
      if (value === notebook) ofNotebook = code;
      else if (typeof value === 'object' && value !== null) {
        direct.set(value, code);
        for (const each of Object.values(value)) if (!held.has(each)) held.set(each, code);
      }
    }
  }
  const codes = new Map(
    ordered.map((cell) => [cell, direct.get(cell) ?? held.get(cell) ?? ofNotebook ?? NEVER_KEPT] as const),
  );
  return { notebook, ordered, codes, steady: steadyOf(statements) };
}

function steadyOf(statements: ReadModule['statements']): ReadVersion['steady'] {
  return statements
    .filter(([, isFleeting]) => !isFleeting)
    .flatMap(([, , bindings]) => Object.entries(bindings))
    .flatMap(([name, value]) =>
      typeof value !== 'object' || value === null || 'cells' in value || 'compute' in value
        ? []
        : [{ name, value, print: liveFingerprint(value) }],
    );
}

const NEVER_KEPT: CellCode = { digest: '', isFleeting: true };
