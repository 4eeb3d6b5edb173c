import { type TypeCheck, typeCheck } from './check-types.ts';
import type { LiveProblem } from './live-state.ts';

/** What TypeScript last said of a notebook, beside its values. */
export class TypesBeside {
  readonly #folder: string;
  readonly #onChange: () => void;
  #checker: Promise<TypeCheck | null> | null = null;
  problems: readonly LiveProblem[] = [];

  constructor(folder: string, onChange: () => void) {
    this.#folder = folder;
    this.#onChange = onChange;
  }

  /** Something was saved: types are checked a little later. */
  ask(): void {
    this.#checker ??= typeCheck(this.#folder, (problems) => {
      this.problems = problems;
      this.#onChange();
    });
    void this.#checker.then((checker) => checker?.ask());
  }

  async close(): Promise<void> {
    await (await this.#checker)?.close();
  }
}
