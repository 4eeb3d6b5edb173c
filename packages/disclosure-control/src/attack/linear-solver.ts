import loadHighs, { type Highs } from 'highs';
import { farBeyond } from './far-beyond.ts';

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

/** A problem that the solver keeps until it is let go. Of several solutions that are as good it may find another than one asked afresh. */
export interface HeldProblem {
  bound(variable: number, low: number, high: number): void;
  solve(direction: 'minimise' | 'maximise', objective: LinearRow['terms']): LinearSolution;
  /**
   * The same with an end far off for all that nothing bounds, for where the solver sees no end by either of its methods: a best as
   * far off has none.
   */
  solveFarOff(direction: 'minimise' | 'maximise', objective: LinearRow['terms']): LinearSolution;
  letGo(): void;
}

const DUAL = 1;
const PRIMAL = 4;

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
  const hold = (problem: LinearProblem): HeldProblem => heldProblem(highs as unknown as Highs, problem);
  return {
    hold,
    solve(problem, direction, objective) {
      const held = hold(problem);
      try {
        return held.solve(direction, objective);
      } finally {
        held.letGo();
      }
    },
  };
}

function heldProblem(highs: Highs, { bounds, rows }: LinearProblem): HeldProblem {
  const model = highs.createModel();
  // What stands twice in an unbounded problem is taken for a contradiction by the presolving.
  model.options.set({ output_flag: false, presolve: 'off' });
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
  const now = [...bounds];
  let asked: LinearRow['terms'] = [];
  const ask = (direction: 'minimise' | 'maximise', objective: LinearRow['terms']): void => {
    model.changeObjectiveSense(direction === 'minimise' ? objectiveSense.minimize : objectiveSense.maximize);
    if (objective === asked) return;
    for (const { variable } of asked) model.changeColCost(variable, 0);
    for (const { variable, weight } of objective) model.changeColCost(variable, weight);
    asked = objective;
  };
  const answer = (ended: number): LinearSolution => {
    if (ended === modelStatus.optimal) return { status: 'optimal', values: model.getSolution().colValue };
    if (ended === modelStatus.unbounded || ended === modelStatus.unboundedOrInfeasible) return { status: 'unbounded' };
    if (ended === modelStatus.infeasible) return { status: 'contradiction' };
    throw new Error(`the linear programme ended without an answer: ${ended}`);
  };
  const solveFarOff: HeldProblem['solveFarOff'] = (direction, objective) => {
    ask(direction, objective);
    const far = farBeyond([...now, ...rows]);
    const open = now.flatMap(({ high }, variable) => (high === Number.POSITIVE_INFINITY ? [variable] : []));
    for (const variable of open) model.changeColBounds(variable, now[variable]!.low, far);
    model.clearSolver();
    const found = answer(model.run().modelStatus);
    for (const variable of open) model.changeColBounds(variable, now[variable]!.low, Number.POSITIVE_INFINITY);
    model.clearSolver();
    if (found.status !== 'optimal') return found;
    const best = objective.reduce((sum, { variable, weight }) => sum + weight * found.values[variable]!, 0);
    return Math.abs(best) >= far / 10 ? { status: 'unbounded' } : found;
  };
  return {
    bound(variable, low, high) {
      now[variable] = { low, high };
      model.changeColBounds(variable, low, high);
    },
    solve(direction, objective) {
      ask(direction, objective);
      let { modelStatus: ended } = model.run();
      if (ended === modelStatus.unknown) {
        // What has no end is not always seen by the dual simplex method.
        model.clearSolver();
        model.options.set('simplex_strategy', PRIMAL);
        ended = model.run().modelStatus;
        model.options.set('simplex_strategy', DUAL);
      }
      if (ended === modelStatus.unknown) return solveFarOff(direction, objective);
      return answer(ended);
    },
    solveFarOff,
    letGo: () => model.dispose(),
  };
}
