import { type Block, linesOfSentence, parseBlock, parseReference, type Reference } from '@assay/notebook';
import MarkdownIt from 'markdown-it';
import { type Html, trustedHtml } from '../page/html.ts';
import { agreeInNumber } from './agree-in-number.ts';
import { leftOutAt } from './sayable-prose.ts';

/** What Markdown asks for while it is rendered. */
export interface MarkdownScope {
  reference(reference: Reference): Html;
  block(block: Block): Html;
  /** What a section left out, by the number on its line. */
  leftOut?(index: number): Html;
}

export interface RenderedMarkdown {
  readonly html: Html;
  /** Headings of the second level, for a list of contents. */
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

interface Environment {
  readonly scope: MarkdownScope;
  readonly headings: { id: string; text: string }[];
  readonly prefix: string;
}

/**
 * Markdown to HTML with references resolved. Raw HTML stays text and images are left out, so prose can neither run nor
 * load anything. The page has its own first heading: one leading `#` is dropped, several move down a level.
 *
 * @throws InputError from the scope, where a reference points at nothing.
 */
export function renderMarkdown(markdown: string, scope: MarkdownScope, prefix = 'section'): RenderedMarkdown {
  const environment: Environment = { scope, headings: [], prefix };
  return { html: trustedHtml(agreeInNumber(parser.render(markdown, environment))), headings: environment.headings };
}

/** One line of Markdown, such as a figure's summary. */
export function renderMarkdownLine(markdown: string, scope: MarkdownScope): Html {
  return trustedHtml(
    agreeInNumber(parser.renderInline(markdown, { scope, headings: [], prefix: '' } satisfies Environment)),
  );
}

const parser = assayMarkdown();

function assayMarkdown(): MarkdownIt {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');
  markdown.inline.ruler.before('emphasis', 'assay_reference', (state, silent) => {
    if (state.src[state.pos] !== '{') return false;
    const end = state.src.indexOf('}', state.pos);
    if (end === -1) return false;
    if (!silent) state.push('assay_reference', '', 0).meta = parseReference(state.src.slice(state.pos + 1, end));
    state.pos = end + 1;
    return true;
  });
  markdown.block.ruler.before(
    'paragraph',
    'assay_block',
    (state, startLine, _endLine, silent) => {
      const line = state.src.slice(state.bMarks[startLine]! + state.tShift[startLine]!, state.eMarks[startLine]!);
      const missing = leftOutAt(line);
      if (missing !== null) {
        if (!silent) {
          const token = state.push('assay_left_out', '', 0);
          token.meta = missing;
          token.block = true;
          state.line = startLine + 1;
        }
        return true;
      }
      const block = parseBlock(line);
      if (block === null) return false;
      if (!silent) {
        const token = state.push('assay_block', '', 0);
        token.meta = block;
        token.block = true;
        // An answer stands at the head of the report; the sentence below its block is not said twice.
        const said = block.kind === 'answer' ? linesOfSentence(state.src.split('\n'), startLine + 1) : 0;
        state.line = startLine + 1 + said;
      }
      return true;
    },
    { alt: ['paragraph'] },
  );
  markdown.core.ruler.push('assay_headings', (state) => settleHeadings(state.tokens, state.env as Environment));
  markdown.renderer.rules['assay_reference'] = (tokens, index, _options, environment: Environment) =>
    environment.scope.reference(tokens[index]!.meta as Reference).toString();
  markdown.renderer.rules['assay_block'] = (tokens, index, _options, environment: Environment) =>
    `${environment.scope.block(tokens[index]!.meta as Block)}\n`;
  markdown.renderer.rules['assay_left_out'] = (tokens, index, _options, environment: Environment) =>
    `${environment.scope.leftOut?.(tokens[index]!.meta as number) ?? ''}\n`;
  markdown.renderer.rules['table_open'] = () =>
    '<div class="scroll" tabindex="0" role="group" aria-label="Table">\n<table>\n';
  markdown.renderer.rules['table_close'] = () => '</table>\n</div>\n';
  markdown.renderer.rules['th_open'] = () => '<th scope="col">';
  return markdown;
}

type Token = ReturnType<MarkdownIt['parse']>[number];

function settleHeadings(tokens: Token[], environment: Environment): void {
  const first = tokens.filter((token) => token.type === 'heading_open' && token.tag === 'h1').length;
  if (first === 1 && tokens[0]?.tag === 'h1') tokens.splice(0, 3);
  else if (first > 0)
    for (const token of tokens)
      if (/^heading_/.test(token.type)) token.tag = `h${Math.min(6, Number(token.tag[1]) + 1)}`;
  let count = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open' || token.tag !== 'h2') continue;
    const id = `${environment.prefix}-${++count}`;
    token.attrSet('id', id);
    environment.headings.push({ id, text: plainText(tokens[index + 1]!) });
  }
}

function plainText(inline: Token): string {
  return (inline.children ?? []).map((child) => child.content).join('');
}
