import type { Html } from '../page/html.ts';
import type { MarkdownScope } from './render-markdown.ts';

/** The same scope for a report that is still being written: what cannot be shown says so in its place. */
export function forgivingScope(scope: MarkdownScope, onProblem: (error: unknown) => Html): MarkdownScope {
  const forgiving =
    <Given>(show: (given: Given) => Html) =>
    (given: Given): Html => {
      try {
        return show(given);
      } catch (error) {
        return onProblem(error);
      }
    };
  return { reference: forgiving(scope.reference), block: forgiving(scope.block) };
}
