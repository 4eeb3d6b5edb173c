import loadHighs from 'highs';

/** Minimises or maximises one non-negative variable under equalities; `null` where it is unbounded. */
export interface LinearSolver {
  minimise(variable: string, constraints: readonly string[]): number | null;
  maximise(variable: string, constraints: readonly string[]): number | null;
}

let loaded: Promise<LinearSolver> | undefined;

/**
 * A solver for {@link attackRange}: HiGHS compiled to WebAssembly, loaded once, without memory of earlier problems.
 *
 * It rejects where the constraints contradict each other: the counts of a table that do not add up.
 *
 * Source: Huangfu, Q. and Hall, J. A. J. (2018), "Parallelizing the dual revised simplex method".
 *
 * @example
 * (await linearSolver()).maximise('x', ['+ x + y = 7']) // 7
 */
export function linearSolver(): Promise<LinearSolver> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<LinearSolver> {
  // its types describe a CommonJS module, its `import` entry is the function itself
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  const solve = (
    direction: 'Minimize' | 'Maximize',
    variable: string,
    constraints: readonly string[],
  ): number | null => {
    if (constraints.length === 0) return direction === 'Minimize' ? 0 : null;
    const lines = constraints.map((constraint, index) => ` c${index}: ${constraint}`);
    const solution = highs.solve([direction, ` obj: ${variable}`, 'Subject To', ...lines, 'End'].join('\n'));
    if (solution.Status === 'Optimal') return solution.ObjectiveValue;
    if (solution.Status === 'Unbounded' || solution.Status === 'Primal infeasible or unbounded') return null;
    throw new Error(`the counts of a table contradict its totals: ${solution.Status}. Check sumOf and totals.`);
  };
  return {
    minimise: (variable, constraints) => solve('Minimize', variable, constraints),
    maximise: (variable, constraints) => solve('Maximize', variable, constraints),
  };
}
