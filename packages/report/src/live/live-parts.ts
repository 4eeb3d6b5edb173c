import type { LiveCell, LiveProblem, LiveState } from '@assay/notebook/live';
import { countedNoun } from '@assay/statistics';
import { type Html, html } from '../page/html.ts';
import { exampleNote } from '../source/example-note.ts';
import { inputOrigin, recordedInputs } from '../source/recorded-inputs.ts';
import { liveCellParts, liveProblemBox } from './live-cell.ts';
import { liveCellGraph } from './live-cell-graph.ts';
import { type LiveLinks, liveCellId } from './live-links.ts';

/** Parts of a live page by the id of their element, each shown anew where it changed. */
export type LiveParts = ReadonlyMap<string, Html>;

const counted = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

const MOST_TYPES = 5;

/** Everything of the page that is quick to draw: whether its data are invented, how it stands, what is wrong, inputs, the graph, and every cell. */
export function liveQuickParts(state: LiveState, links: LiveLinks): LiveParts {
  const parts = new Map<string, Html>([
    ['example', exampleNote({ record: { inputs: recordedInputs(state.inputs) } }) ?? html``],
    ['status', status(state)],
    ['problem', html`${state.problem !== null && broken(state, links)}${typesElsewhere(state, links)}`],
    ['inputs', inputs(state) ?? html``],
    ['graph', liveCellGraph(state.cells)],
  ]);
  for (const cell of state.cells) {
    for (const [name, part] of Object.entries(liveCellParts(cell, typesAt(cell, state), links)))
      parts.set(`${liveCellId(cell.name)}-${name}`, part);
  }
  return parts;
}

/** The cells with all of their parts, for a page that has none, or others. */
export function liveCellSections({ cells }: LiveState, parts: LiveParts): Html {
  return html`${cells.map(({ name, kind }) => {
    const id = liveCellId(name);
    const order = kind === 'findings' ? ['head', 'told', 'findings', 'code'] : ['head', 'told', 'value', 'code'];
    return html`<section class="live-cell" id="${id}" aria-labelledby="${id}-title">
${order.map((part) => html`<div id="${id}-${part}" data-part>${parts.get(`${id}-${part}`)}</div>\n`)}</section>\n`;
  })}`;
}

/** What TypeScript finds wrong in the lines of a cell. */
function typesAt({ place }: LiveCell, { types }: LiveState): readonly LiveProblem[] {
  if (place === null) return [];
  const end = place.line + place.code.split('\n').length;
  return types.filter(({ file, line }) => file === place.file && line !== null && line >= place.line && line < end);
}

function typesElsewhere(state: LiveState, links: LiveLinks): readonly Html[] {
  const atCells = new Set(state.cells.flatMap((cell) => typesAt(cell, state)));
  const others = state.types.filter((each) => !atCells.has(each));
  const more = others.length - MOST_TYPES;
  const shown = others.slice(0, MOST_TYPES).map((each) => liveProblemBox(each, links));
  return more > 0 ? [...shown, html`<p class="small">TypeScript finds ${more} more.</p>`] : shown;
}

function status({ status, cells, megabytes, isWhole, problem, types }: LiveState): Html {
  const left = cells.filter(({ state }) => state === 'due' || state === 'computing').length;
  const failed = cells.filter(({ state }) => state === 'failed').length;
  const [word, tag] =
    problem !== null
      ? ['Cannot be read as it is now', 'bad']
      : failed > 0
        ? [`${failed} ${failed === 1 ? 'cell' : 'cells'} failed`, 'bad']
        : isWhole && status === 'current'
          ? types.length === 0
            ? ['Every cell is current', 'good']
            : [
                `Every cell is current; TypeScript refuses ${types.length === 1 ? 'a line' : `${types.length} lines`}`,
                'warn',
              ]
          : [status === 'starting' ? 'Starting' : `Computing, ${left} of ${cells.length} cells to go`, 'warn'];
  const running = cells.find(({ state }) => state === 'computing');
  return html`<p><span class="tag ${tag}">${word}</span>${running !== undefined && html` <span class="small">now ${running.title}</span>`}${megabytes > 0 && html` <span class="small quiet">${counted.format(megabytes)} MB in its process</span>`}</p>`;
}

function broken({ problem, cells }: LiveState, links: LiveLinks): Html {
  return html`${liveProblemBox(problem!, links)}${cells.length > 0 && html`<p class="small">What stands below is of the last code that could be run.</p>`}`;
}

function inputs({ inputs: read }: LiveState): Html | null {
  if (read.length === 0) return null;
  return html`<ul class="small">${read.map(
    ({ title, rows, dataset, files, lines }) =>
      html`<li>${title}: ${rows === null ? 'rows not counted' : countedNoun(rows, 'row')} from ${inputOrigin({ dataset, files })}${lines.length > 0 && html`<details><summary>How it was read</summary><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></details>`}</li>`,
  )}</ul>`;
}
