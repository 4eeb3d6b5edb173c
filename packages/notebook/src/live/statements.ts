import { type Node, parse } from 'acorn';

/** One statement at the top of a bundled module: what it declares, and what it reads and changes of the others. */
interface Statement {
  readonly start: number;
  readonly end: number;
  readonly declares: readonly string[];
  /** Every name that stands in it, its own among them. */
  readonly mentions: ReadonlySet<string>;
  /** Names whose value it changes when one of its functions is called, and not only when the module is read. */
  readonly changesLater: ReadonlySet<string>;
  /** True where it is read for what it does, such as a loop that fills a map. */
  readonly isEffect: boolean;
  /** Its text with what came from packages under its full name, so that a renumbered import changes nothing. */
  readonly text: string;
}

/** What a module takes from a package: `{ local: 'rateOf2', from: '@assay/fairness-metrics', name: 'rateOf' }`. */
interface Imported {
  readonly local: string;
  readonly from: string;
  /** `*` for everything under one name. */
  readonly name: string;
}

export interface ModuleParts {
  readonly imports: readonly Imported[];
  readonly statements: readonly Statement[];
  /** Name of what the module exports by default, or `null`. */
  readonly exported: string | null;
  /** Texts of the import and export statements' places, which a version leaves out. */
  readonly left: readonly { readonly start: number; readonly end: number }[];
}

/** Methods that change what they are called on. */
const CHANGING =
  /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear|setPrototypeOf|defineProperty|defineProperties|assign|append|insert|remove|write|next|return|throw)$/;
/** Methods that hand out a part of what they are called on, by which it can be changed. */
const HANDING_OUT = /^(?:get|at|find|findLast|values|entries|subarray|valueOf)$/;
/** Functions of the language that change their first argument. */
const CHANGING_FIRST = /^(?:Object|Reflect|Atomics)$/;

type Walked = Node & Readonly<Record<string, unknown>>;

/**
 * The statements of a bundled module. esbuild gives no inner name that an outer one has, so a name means the same
 * wherever it stands in the module.
 */
export function moduleParts(code: string): ModuleParts {
  const program = parse(code, { ecmaVersion: 2024, sourceType: 'module' });
  const imports: Imported[] = [];
  const left: { start: number; end: number }[] = [];
  let exported: string | null = null;
  const kept: Walked[] = [];
  for (const node of program.body as unknown as Walked[]) {
    if (node.type === 'ImportDeclaration') {
      imports.push(...importsOf(node));
      left.push({ start: node.start, end: node.end });
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const specifier of node['specifiers'] as Walked[]) {
        if (nameOf(specifier['exported'] as Walked) === 'default') exported = nameOf(specifier['local'] as Walked);
      }
      left.push({ start: node.start, end: node.end });
    } else kept.push(node);
  }
  const fullNames = new Map(imports.map(({ local, from, name }) => [local, `«${from}#${name}»`]));
  return { imports, statements: kept.map((node) => cellStatement(node, code, fullNames)), exported, left };
}

function importsOf(node: Walked): Imported[] {
  const from = String((node['source'] as Walked)['value']);
  return (node['specifiers'] as Walked[]).map((specifier) => ({
    local: nameOf(specifier['local'] as Walked),
    from,
    name:
      specifier.type === 'ImportNamespaceSpecifier'
        ? '*'
        : specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : nameOf(specifier['imported'] as Walked),
  }));
}

function cellStatement(node: Walked, code: string, fullNames: ReadonlyMap<string, string>): Statement {
  const mentions = new Set<string>();
  const changesLater = new Set<string>();
  const spots: { start: number; end: number; name: string }[] = [];
  walk(node, 0, (each, depth) => {
    if (each.type === 'Identifier') {
      const name = nameOf(each);
      mentions.add(name);
      if (fullNames.has(name)) spots.push({ start: each.start, end: each.end, name: fullNames.get(name)! });
      return;
    }
    if (depth > 0) for (const name of changedBy(each)) changesLater.add(name);
  });
  let text = '';
  let at = node.start;
  for (const { start, end, name } of spots.sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    text += code.slice(at, start) + name;
    at = end;
  }
  const declares = declaredBy(node);
  return {
    start: node.start,
    end: node.end,
    declares,
    mentions: exportGetters(node) ?? mentions,
    changesLater,
    isEffect: declares.length === 0,
    text: text + code.slice(at, node.end),
  };
}

/** esbuild's own way to make a module's namespace: it gives names to read, and changes none of them. */
function exportGetters(node: Walked): ReadonlySet<string> | null {
  const call = node.type === 'ExpressionStatement' ? (node['expression'] as Walked) : null;
  const [target] = (call?.type === 'CallExpression' ? call['arguments'] : []) as Walked[];
  if (target?.type !== 'Identifier' || (call!['callee'] as Walked)['name'] !== '__export') return null;
  return new Set([nameOf(target)]);
}

function declaredBy(node: Walked): string[] {
  if (node.type === 'VariableDeclaration')
    return (node['declarations'] as Walked[]).flatMap((each) => namesIn(each['id'] as Walked));
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return [nameOf(node['id'] as Walked)];
  return [];
}

/** Names that a pattern declares. */
function namesIn(pattern: Walked): string[] {
  const names: string[] = [];
  walk(pattern, 0, (each) => {
    if (each.type === 'Identifier') names.push(nameOf(each));
  });
  return names;
}

function changedBy(node: Walked): readonly string[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return rootsOf(node['left'] as Walked);
    case 'UpdateExpression':
      return rootsOf(node['argument'] as Walked);
    case 'UnaryExpression':
      return node['operator'] === 'delete' ? rootsOf(node['argument'] as Walked) : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return rootsOf(node['left'] as Walked);
    case 'CallExpression': {
      const callee = node['callee'] as Walked;
      if (callee.type !== 'MemberExpression') return nameOf(callee) === 'eval' ? ['eval'] : [];
      const method = nameOf(callee['property'] as Walked);
      // A method whose name is worked out may be any.
      if (callee['computed'] !== true && !CHANGING.test(method)) return [];
      const object = callee['object'] as Walked;
      if (CHANGING_FIRST.test(nameOf(object))) return rootsOf((node['arguments'] as Walked[])[0]);
      return rootsOf(object);
    }
    default:
      return [];
  }
}

/** The names through which something is reached: `a` of `a.b[0].get(c).d`. */
function rootsOf(node: Walked | undefined): readonly string[] {
  switch (node?.type) {
    case 'Identifier':
      return [nameOf(node)];
    case 'MemberExpression':
      return rootsOf(node['object'] as Walked);
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return rootsOf(node['expression'] as Walked);
    case 'ArrayPattern':
    case 'ObjectPattern':
      return namesIn(node);
    case 'ConditionalExpression':
      return [...rootsOf(node['consequent'] as Walked), ...rootsOf(node['alternate'] as Walked)];
    case 'LogicalExpression':
      return [...rootsOf(node['left'] as Walked), ...rootsOf(node['right'] as Walked)];
    case 'CallExpression': {
      const callee = node['callee'] as Walked;
      const isHandedOut = callee.type === 'MemberExpression' && HANDING_OUT.test(nameOf(callee['property'] as Walked));
      return isHandedOut ? rootsOf(callee['object'] as Walked) : [];
    }
    default:
      return [];
  }
}

function nameOf(node: Walked): string {
  return String(node['name'] ?? node['value'] ?? '');
}

/** Every node, with how many functions stand around it; names of properties are no names. */
function walk(node: Walked, depth: number, visit: (node: Walked, depth: number) => void): void {
  visit(node, depth);
  const inside = /Function/.test(node.type) ? depth + 1 : depth;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'type' || value === null || typeof value !== 'object') continue;
    const isPropertyName =
      node['computed'] !== true &&
      ((node.type === 'MemberExpression' && key === 'property') ||
        (/^(?:Property|MethodDefinition|PropertyDefinition)$/.test(node.type) && key === 'key'));
    if (isPropertyName) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && typeof (each as Walked).type === 'string') walk(each as Walked, inside, visit);
    }
  }
}
