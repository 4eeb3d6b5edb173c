import loadHighs from 'highs';

/** A weighted sum of variables, and where it lies. */
export interface LinearRow {
  readonly terms: readonly { readonly variable: number; readonly weight: number }[];
  readonly low: number;
  readonly high: number;
}

export interface LinearProblem {
  /** Least and largest value of each variable; `Infinity` where nothing bounds it. */
  readonly bounds: readonly { readonly low: number; readonly high: number }[];
  readonly rows: readonly LinearRow[];
}

type LinearSolution =
  | { readonly status: 'optimal'; readonly values: readonly number[] }
  | { readonly status: 'unbounded' | 'contradiction' };

/** Minimises or maximises a weighted sum of variables within their bounds and rows. */
export interface LinearSolver {
  solve(problem: LinearProblem, direction: 'minimise' | 'maximise', objective: LinearRow['terms']): LinearSolution;
}

let loaded: Promise<LinearSolver> | undefined;

/**
 * A solver for what an attacker can work out: HiGHS compiled to WebAssembly, loaded once, without memory of earlier
 * problems.
 *
 * Source: Huangfu, Q. and Hall, J. A. J. (2018), "Parallelizing the dual revised simplex method".
 *
 * @example
 * const bounds = [{ low: 0, high: Infinity }, { low: 2, high: 5 }];
 * const rows = [{ terms: [{ variable: 0, weight: 1 }, { variable: 1, weight: 1 }], low: 7, high: 7 }];
 * (await linearSolver()).solve({ bounds, rows }, 'maximise', [{ variable: 0, weight: 1 }]).values // [5, 2]
 */
export function linearSolver(): Promise<LinearSolver> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<LinearSolver> {
  // its types describe a CommonJS module, its `import` entry is the function itself
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  return {
    solve(problem, direction, objective) {
      const solution = highs.solve(linearProblemText(problem, direction, objective));
      if (solution.Status === 'Optimal') {
        return {
          status: 'optimal',
          values: problem.bounds.map(({ low }, index) => solution.Columns[`x${index}`]?.Primal ?? low),
        };
      }
      if (solution.Status === 'Unbounded' || solution.Status === 'Primal infeasible or unbounded')
        return { status: 'unbounded' };
      if (solution.Status === 'Infeasible') return { status: 'contradiction' };
      throw new Error(`the linear programme ended without an answer: ${solution.Status}`);
    },
  };
}

function linearProblemText({ bounds, rows }: LinearProblem, direction: string, objective: LinearRow['terms']): string {
  const lines: string[] = [];
  for (const { terms, low, high } of rows) {
    const sum = sumText(terms);
    if (low === high) lines.push(` ${sum} = ${low}`);
    else {
      if (low > Number.NEGATIVE_INFINITY) lines.push(` ${sum} >= ${low}`);
      if (high < Number.POSITIVE_INFINITY) lines.push(` ${sum} <= ${high}`);
    }
  }
  const limits = bounds.map(({ low, high }, index) =>
    high === Number.POSITIVE_INFINITY ? ` x${index} >= ${low}` : ` ${low} <= x${index} <= ${high}`,
  );
  return [
    direction === 'minimise' ? 'Minimize' : 'Maximize',
    ` obj: ${sumText(objective)}`,
    'Subject To',
    ...lines,
    'Bounds',
    ...limits,
    'End',
  ].join('\n');
}

function sumText(terms: LinearRow['terms']): string {
  return terms.map(({ variable, weight }) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} x${variable}`).join(' ');
}
