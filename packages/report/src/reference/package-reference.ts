import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@assay/statistics';

/** One thing that a package gives out, as its source says it. */
export interface ReferenceEntry {
  readonly name: string;
  readonly kind: 'function' | 'value' | 'class' | 'type';
  /** Head of a function or class, the whole of a type. */
  readonly signature: string;
  /** What the docstring says before its tags; empty where a type has none. */
  readonly text: string;
  /** Tags of the docstring but the example: `@throws`, `@param`, `@returns`. */
  readonly tags: readonly { readonly tag: string; readonly text: string }[];
  /** Runs as a test; its last line ends in the value. */
  readonly example: string | null;
}

export interface ReferenceSection {
  /** As the package's face heads it. */
  readonly title: string;
  readonly entries: readonly ReferenceEntry[];
}

/** What a package gives out, face by face. */
export interface PackageReference {
  /** `@assay/statistics`. */
  readonly name: string;
  readonly faces: readonly { readonly name: string; readonly sections: readonly ReferenceSection[] }[];
}

const PACKAGES = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * What can a program call in this package, how, and with which answer? Read from the sources: signatures, docstrings and the
 * examples that the tests run. Sources are formatted one way, so that a declaration's head ends where a line says so.
 *
 * @param name the package's folder
 * @throws InputError where there is no such package.
 *
 * @example
 * packageReference('statistics').faces[0].sections.flatMap(({ entries }) => entries).find(({ name }) => name === 'gini').kind // 'function'
 */
export function packageReference(name: string): PackageReference {
  const folder = join(PACKAGES, name);
  const described = join(folder, 'package.json');
  if (!/^[a-z-]+$/.test(name) || !existsSync(described)) {
    throw new InputError(`no such package: ${name}. The index of the documentation lists them.`);
  }
  const manifest = JSON.parse(readFileSync(described, 'utf8')) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, string>>;
  };
  const faces = Object.entries(manifest.exports).map(([face, file]) => ({
    name: manifest.name + face.slice(1),
    sections: sectionsOf(join(folder, file)),
  }));
  return { name: manifest.name, faces };
}

/**
 * Which packages have a reference?
 *
 * @example
 * packageNames().includes('statistics') // true
 */
export function packageNames(): string[] {
  return readdirSync(PACKAGES).filter((name) => existsSync(join(PACKAGES, name, 'package.json')));
}

function sectionsOf(face: string): ReferenceSection[] {
  const sections: { title: string; entries: ReferenceEntry[] }[] = [];
  const parts = readFileSync(face, 'utf8').matchAll(/^\/\/ (.*)$|^export (?:type )?\{([^}]*)\} from '([^']*)';$/gm);
  for (const [, heading, names, file] of parts) {
    if (heading !== undefined || sections.length === 0) sections.push({ title: heading ?? '', entries: [] });
    if (names === undefined || !file!.startsWith('.')) continue;
    const text = readFileSync(join(face, '..', file!), 'utf8');
    for (const name of names.split(',').map((each) => each.trim().replace(/^type /, ''))) {
      const entry = name === '' ? null : referenceEntry(text, name);
      if (entry !== null) sections.at(-1)!.entries.push(entry);
    }
  }
  return sections.filter(({ entries }) => entries.length > 0);
}

/** A name given out under another, or handed on from a further file, has no declaration here. */
function referenceEntry(text: string, named: string): ReferenceEntry | null {
  const [own, given = own] = named.split(' as ') as [string, string?];
  const declared = new RegExp(
    `^export (?:declare )?(?:abstract )?(?:async )?(function\\*?|const|class|interface|type) ${own}(?![\\w$])`,
    'm',
  ).exec(text);
  if (declared === null) return null;
  const kind = declared[1]!.startsWith('function') ? 'function' : declared[1] === 'const' ? 'value' : declared[1]!;
  const doc = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n$/.exec(text.slice(0, declared.index))?.[1] ?? '';
  return {
    name: given,
    kind: kind === 'interface' ? 'type' : (kind as ReferenceEntry['kind']),
    signature: signatureOf(text.slice(declared.index), kind),
    ...docOf(doc),
  };
}

function signatureOf(text: string, kind: string): string {
  const lines = text.split('\n');
  const isWhole = kind === 'interface' || kind === 'type';
  const end = lines.findIndex((line, index) => {
    if (kind === 'interface') return index === 0 ? line.endsWith('}') : line.startsWith('}');
    if (kind === 'type') return line.endsWith(';') && isClosed(lines.slice(0, index + 1).join('\n'));
    // A brace after a colon opens the type of what is returned, and one behind what is still open a part of a type: no body.
    if (kind === 'function') {
      const mayEnd = (index === 0 ? /\).* \{$/ : /^[)}>].* \{$/).test(line) && !/: (readonly )?\{$/.test(line);
      const head = `${lines.slice(0, index + 1).join('\n')}}`;
      return mayEnd && isClosed(head);
    }
    return true;
  });
  const head = lines.slice(0, Math.max(end, 0) + 1).join('\n');
  return head.replace(/^export /, '').replace(isWhole ? /;$/ : /:? ?(\{|=>|=|;)$/, '');
}

function isClosed(text: string): boolean {
  const bare = text.replaceAll(/'[^']*'|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/.*|=>/g, '');
  return ['()', '{}', '[]', '<>'].every(([open, close]) => bare.split(open!).length === bare.split(close!).length);
}

function docOf(comment: string): Pick<ReferenceEntry, 'text' | 'tags' | 'example'> {
  const plain = comment.replaceAll(/^[ \t]*\* ?/gm, '').replaceAll(/\{@link ([^}|]+)(?:\|[^}]*)?\}/g, '`$1`');
  const [text = '', ...tagged] = plain.split(/^@/m);
  const tags = tagged.map((each) => {
    const [, tag, rest] = /^(\w+)\s*([\s\S]*)$/.exec(each)!;
    return { tag: tag!, text: rest!.trim() };
  });
  return {
    text: text.trim(),
    tags: tags.filter(({ tag }) => tag !== 'example'),
    example: tags.find(({ tag }) => tag === 'example')?.text ?? null,
  };
}
