import type { Parameter } from '@assay/notebook';
import type { LiveState } from '@assay/notebook/live';
import { type Html, html } from '../page/html.ts';
import type { LiveLinks } from './live-links.ts';

/** What may be chosen: each change is computed at once; without a script, on the button. */
export function liveParameters({ notebook, parameters }: LiveState, links: LiveLinks, token: string): Html | null {
  if (notebook === null || notebook.parameters.length === 0) return null;
  return html`<form method="post" action="${links.parameters}" data-parameters>
<input type="hidden" name="token" value="${token}">
<div class="grid">${notebook.parameters.map((parameter) => field(parameter, parameters[parameter.name] ?? parameter.default))}</div>
<button class="button secondary">Compute with these</button>
</form>`;
}

function field(parameter: Parameter, value: string | number | boolean): Html {
  const { name, title, description, fromData } = parameter;
  const id = `parameter-${name}`;
  const hint = fromData === undefined ? description : `${description} Left empty: ${fromData}.`;
  return html`<div class="field"><label for="${id}">${title}</label><span class="hint small" id="${id}-hint">${hint}</span>
${control(parameter, value, id)}</div>\n`;
}

function control(parameter: Parameter, value: string | number | boolean, id: string): Html {
  const { name } = parameter;
  const described = html`id="${id}" name="${name}" aria-describedby="${id}-hint"`;
  const options = (choices: readonly (readonly [string, string])[]) =>
    html`<select ${described}>${choices.map(([key, text]) => html`<option value="${key}"${key === String(value) && html` selected`}>${text}</option>`)}</select>`;
  switch (parameter.kind) {
    case 'choice': {
      const choices = parameter.choices.map((choice) => [choice, choice] as const);
      return options(parameter.fromData === undefined ? choices : [['', 'from the data'], ...choices]);
    }
    case 'switch':
      return options([
        ['true', 'yes'],
        ['false', 'no'],
      ]);
    case 'number':
    case 'integer':
      return html`<input type="number" ${described} min="${parameter.minimum}" max="${parameter.maximum}" step="${parameter.kind === 'integer' ? '1' : 'any'}" value="${String(value)}">`;
    case 'date':
      return html`<input type="date" ${described} value="${String(value)}">`;
    case 'text':
      return html`<input type="text" ${described} value="${String(value)}">`;
  }
}
