import type { LiveCell } from '@assay/notebook/live';
import { type Html, html } from '../page/html.ts';
import { liveCellId } from './live-links.ts';

const BOX = { width: 148, height: 26, across: 40, down: 12 } as const;
const LONGEST_NAME = 20;

interface Placed {
  readonly name: string;
  readonly kind: 'input' | 'parameter' | LiveCell['state'];
  readonly needs: readonly string[];
  readonly layer: number;
}

/**
 * Which cell reads which? Inputs and parameters at the left, each cell right of everything it needs; a box leads to its
 * cell. The same is said in words at each cell.
 */
export function liveCellGraph(cells: readonly LiveCell[]): Html {
  const nodes = placed(cells);
  const rows = rowsOf(nodes);
  const at = (name: string) => {
    const { layer } = nodes.get(name)!;
    return { x: layer * (BOX.width + BOX.across), y: rows.get(name)! * (BOX.height + BOX.down) };
  };
  const width =
    (Math.max(0, ...[...nodes.values()].map(({ layer }) => layer)) + 1) * (BOX.width + BOX.across) - BOX.across;
  const height = (Math.max(0, ...rows.values()) + 1) * (BOX.height + BOX.down) - BOX.down;
  const lines = [...nodes.values()].flatMap(({ name, needs }) =>
    needs.map((need) => {
      const from = at(need);
      const to = at(name);
      const [x1, y1, x2, y2] = [from.x + BOX.width, from.y + BOX.height / 2, to.x, to.y + BOX.height / 2];
      const middle = (x1 + x2) / 2;
      return html`<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}"/>`;
    }),
  );
  const boxes = [...nodes.values()].map(({ name, kind }) => {
    const { x, y } = at(name);
    const shown = name.replace(/^(?:input|parameter) /, '');
    const text = shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME - 1)}…` : shown;
    const box = html`<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="3"/><text x="${x + 8}" y="${y + 17}">${text}</text>`;
    return kind === 'input' || kind === 'parameter'
      ? html`<g class="is-${kind}">${box}</g>`
      : html`<a class="is-${kind}" href="#${liveCellId(name)}" aria-label="${name}, ${kind}">${box}</a>`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Graph of the cells"><svg class="live-graph" viewBox="-1 -1 ${width + 2} ${height + 2}" width="${width + 2}" height="${height + 2}" role="group" aria-label="Each box is a cell; lines come from what it needs"><g class="lines">${lines}</g>${boxes}</svg></div>`;
}

function placed(cells: readonly LiveCell[]): ReadonlyMap<string, Placed> {
  const nodes = new Map<string, Placed>();
  for (const { name, needs, state } of cells) {
    const names = needs.map((need) => (need.kind === 'cell' ? need.name : `${need.kind} ${need.name}`));
    needs.forEach(({ kind }, index) => {
      const need = names[index]!;
      if (kind !== 'cell' && !nodes.has(need)) nodes.set(need, { name: need, kind, needs: [], layer: 0 });
    });
    const known = names.filter((need) => nodes.has(need));
    const layer = 1 + Math.max(0, ...known.map((need) => nodes.get(need)!.layer));
    nodes.set(name, { name, kind: state, needs: known, layer });
  }
  return nodes;
}

/** A row for each node: within its layer by the mean row of what it needs. */
function rowsOf(nodes: ReadonlyMap<string, Placed>): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const layers = new Map<number, Placed[]>();
  for (const node of nodes.values()) layers.set(node.layer, [...(layers.get(node.layer) ?? []), node]);
  for (const layer of [...layers.keys()].sort((a, b) => a - b)) {
    const wanted = layers.get(layer)!.map((node) => ({
      node,
      row:
        node.needs.length === 0
          ? 0
          : node.needs.reduce((sum, need) => sum + (rows.get(need) ?? 0), 0) / node.needs.length,
    }));
    wanted.sort((a, b) => a.row - b.row);
    for (const [index, { node }] of wanted.entries()) rows.set(node.name, index);
  }
  return rows;
}
