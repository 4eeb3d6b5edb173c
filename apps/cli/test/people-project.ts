import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Project, project, REPORT } from './project.ts';

const NAMES: Readonly<Record<number, string>> = { 4: 'Rose', 5: 'Briar', 6: 'Willow', 9: 'Hawthorne' };

/** Rows of invented people, so many for each length of name. */
export function people(counts: Readonly<Record<number, number>>): string {
  const rows = Object.entries(counts).flatMap(([length, count]) =>
    Array<string>(count).fill(`${NAMES[Number(length)]},`),
  );
  return `surname,born\n${rows.join('\n')}\n`;
}

/** The toy project with more: a chart draws them, a sentence holds a small count. */
export function peopleProject(counts: Readonly<Record<number, number>>): Project {
  const made = project();
  const longest = Math.max(...Object.keys(counts).map(Number));
  const file = join(made.home, 'notebooks/toy/notebook.ts');
  const code = readFileSync(file, 'utf8')
    .replace('interval: null', `interval: null, limitations: ['Rests on ' + count + ' names.']`)
    .replace(
      'cells: [short, lengths],',
      `cells: [short, lengths],
  figures: [{ id: 'lengths', finding: 'names.by-length', chart: { kind: 'bar', x: 'length', y: 'names' },
    caption: 'Names by length', summary: 'The longest: {names.by-length[${longest}].names}.' }],`,
    );
  writeFileSync(file, code);
  const report = REPORT.replace(
    'A draw:',
    `Longest: {names.by-length[${longest}].names}, {names.short:numerator}.\n\n{figure: lengths}\n\nA draw:`,
  );
  writeFileSync(join(made.home, 'notebooks/toy/report.md'), report);
  writeFileSync(made.people, people(counts));
  return made;
}
