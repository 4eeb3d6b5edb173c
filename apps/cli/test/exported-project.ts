import { join } from 'node:path';
import { expect } from 'vitest';
import { peopleProject } from './people-project.ts';
import { copyOf, type Project } from './project.ts';

/** Runs a project's notebook into `one` and exports that; gives the pack's path. */
export async function exported(toy: Project, name = 'x.zip', ...more: readonly string[]): Promise<string> {
  const run = await toy.assay('run', 'toy', '--out', 'one');
  expect(run.code, run.err).toBe(0);
  const { code, err } = await toy.assay('export', 'one', '--out', name, ...more);
  expect(code, err).toBe(0);
  return join(toy.home, name);
}

const made = new Map<string, Promise<Project>>();

/** The project of these people with its run in `one` and its pack `x.zip`: made once for a file of tests, a copy for each. */
export async function exportedProject(counts: Readonly<Record<number, number>>): Promise<Project> {
  const key = JSON.stringify(counts);
  const make = async () => {
    const toy = peopleProject(counts);
    await exported(toy);
    return toy;
  };
  const whole = made.get(key) ?? make();
  made.set(key, whole);
  return copyOf(await whole);
}
