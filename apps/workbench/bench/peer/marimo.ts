import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuredIn, type Peer } from './peer.ts';

const notebook = (title: string, prose: string) => `import marimo

app = marimo.App()


@app.cell
def _():
    import csv
    import marimo as mo
    with open("cohort.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    return mo, rows


@app.cell
def _(mo, rows):
    charged = sum(1 for row in rows if row["recharged"] == "yes")
    mo.md(f"${title} {charged / len(rows)}")
    return


@app.cell
def _(mo):
    mo.md("${prose}" + " seen")
    return


if __name__ == "__main__":
    app.run()
`;

/** marimo's editor watching its file, cells run when saved: ASSAY_BENCH_MARIMO names its program. */
export const marimo: Peer = async (browserPage, file, timeShown) => {
  const program = process.env['ASSAY_BENCH_MARIMO'] ?? '';
  if (!existsSync(program)) return { skipped: 'not installed. Set ASSAY_BENCH_MARIMO to its program.' };
  const folder = mkdtempSync(join(tmpdir(), 'assay-marimo-'));
  copyFileSync(file, join(folder, 'cohort.csv'));
  const path = join(folder, 'notebook.py');
  writeFileSync(path, notebook('first', 'prose'));
  writeFileSync(
    join(folder, 'pyproject.toml'),
    '[tool.marimo.runtime]\nauto_instantiate = true\nwatcher_on_save = "autorun"\n',
  );
  const server = spawn(
    program,
    ['edit', 'notebook.py', '--watch', '--headless', '--no-token', '--port', '4391', '--skip-update-check'],
    { cwd: folder },
  );
  return measuredIn(browserPage, server, folder, async () => [
    await timeShown(
      browserPage,
      'marimo, a cell on 20,000 records',
      (text) => writeFileSync(path, notebook(text, 'prose')),
      { end: ' 0.' },
    ),
    await timeShown(browserPage, 'marimo, prose', (text) => writeFileSync(path, notebook('last', text)), {
      end: ' seen',
    }),
  ]);
};
