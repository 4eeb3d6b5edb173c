/** Something wrong with a pack, and where. */
export class PackProblem extends Error {
  override readonly name = 'PackProblem';
  readonly path: string;
  readonly problem: string;

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.path = path;
    this.problem = problem;
  }
}
