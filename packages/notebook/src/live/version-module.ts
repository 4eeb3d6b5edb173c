import type { CodeKey } from './code-keys.ts';
import type { ModuleParts } from './statements.ts';

/**
 * One version of a notebook as a module that the warm process imports: a function of the packages and of what is kept
 * from earlier versions. A statement whose key is known there is not read again, so that its classes, symbols and
 * functions stay the very same; the rest stands at the lines where the bundle has it, one lower.
 */
export function versionModule(
  code: string,
  { imports, statements, exported, left }: ModuleParts,
  keys: readonly CodeKey[],
  kept: ReadonlySet<string>,
): string {
  const head: string[] = [];
  for (const { local, from, name } of imports) {
    const packageOf = `packages[${JSON.stringify(from)}]`;
    head.push(`const ${local} = ${name === '*' ? packageOf : `${packageOf}[${JSON.stringify(name)}]`};`);
  }
  const blanked = [...left];
  const found: string[] = [];
  statements.forEach(({ start, end, declares, isEffect }, index) => {
    const { digest, isFleeting } = keys[index]!;
    if (!isFleeting && kept.has(digest)) {
      blanked.push({ start, end });
      if (!isEffect) head.push(`const { ${declares.join(', ')} } = kept.get("${digest}");`);
    }
    found.push(`["${digest}", ${isFleeting}, { ${declares.join(', ')} }]`);
  });
  let body = '';
  let at = 0;
  for (const { start, end } of blanked.sort((a, b) => a.start - b.start)) {
    body += code.slice(at, start) + code.slice(start, end).replace(/[^\n]/g, '');
    at = end;
  }
  body += code.slice(at);
  return `export const read = async (packages, kept) => { 'use strict'; ${head.join(' ')}
${body}
return { notebook: ${exported ?? 'undefined'}, statements: [${found.join(', ')}] };
};
`;
}
