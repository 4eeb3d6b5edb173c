import loadHighs, { type Highs } from 'highs';

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
  | { readonly status: 'optimal'; readonly values: readonly number[] | Float64Array }
  | { readonly status: 'unbounded' | 'contradiction' };

/** Minimises or maximises a weighted sum of variables within their bounds and rows. */
export interface LinearSolver {
  solve(problem: LinearProblem, direction: 'minimise' | 'maximise', objective: LinearRow['terms']): LinearSolution;
  /** For a problem that is asked again and again: it is handed over once, and each answer begins where the last one ended. */
  hold(problem: LinearProblem): HeldProblem;
}

/** A problem that the solver keeps until it is let go. Of several solutions that are as good it may find another than `solve`. */
export interface HeldProblem {
  bound(variable: number, low: number, high: number): void;
  solve(direction: 'minimise' | 'maximise', objective: LinearRow['terms']): LinearSolution;
  letGo(): void;
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
    hold: (problem) => heldProblem(highs as unknown as Highs, problem),
  };
}

function heldProblem(highs: Highs, { bounds, rows }: LinearProblem): HeldProblem {
  const model = highs.createModel();
  model.options.set({ output_flag: false });
  const starts = [0];
  for (const { terms } of rows) starts.push(starts.at(-1)! + terms.length);
  const [numCols, numRows] = [bounds.length, rows.length];
  model.passModel({
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: bounds.map(({ low }) => low),
    colUpper: bounds.map(({ high }) => high),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts,
      indices: rows.flatMap(({ terms }) => terms.map(({ variable }) => variable)),
      values: rows.flatMap(({ terms }) => terms.map(({ weight }) => weight)),
    },
  });
  const { modelStatus, objectiveSense } = highs.constants;
  let asked: LinearRow['terms'] = [];
  return {
    bound: (variable, low, high) => void model.changeColBounds(variable, low, high),
    solve(direction, objective) {
      model.changeObjectiveSense(direction === 'minimise' ? objectiveSense.minimize : objectiveSense.maximize);
      if (objective !== asked) {
        for (const { variable } of asked) model.changeColCost(variable, 0);
        for (const { variable, weight } of objective) model.changeColCost(variable, weight);
        asked = objective;
      }
      const { modelStatus: ended } = model.run();
      if (ended === modelStatus.optimal) return { status: 'optimal', values: model.getSolution().colValue };
      if (ended === modelStatus.unbounded || ended === modelStatus.unboundedOrInfeasible)
        return { status: 'unbounded' };
      if (ended === modelStatus.infeasible) return { status: 'contradiction' };
      throw new Error(`the linear programme ended without an answer: ${ended}`);
    },
    letGo: () => model.dispose(),
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
