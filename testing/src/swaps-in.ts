import ts from 'typescript';
import type { Spoiling } from './spoilt.ts';

/**
 * Every swap of two neighbours in a file that states findings: two labels or two accessors of one table, the titles of two
 * findings, numerator and denominator, two values of one object, two fields of one row.
 *
 * @example
 * swapsIn('a.ts', "[t.people('a', 'One'), t.people('b', 'Two')]").map(({ what }) => what) // ["'One' and 'Two'"]
 */
export function swapsIn(file: string, text: string): Spoiling[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Spoiling[] = [];
  const swap = (one: ts.Node, other: ts.Node) => {
    const [first, second] = [one.getText(source), other.getText(source)];
    if (first === second || areInterchangeable(one, other)) return;
    const line = source.getLineAndCharacterOfPosition(one.getStart(source)).line + 1;
    const edits = [
      { from: one.getStart(source), to: one.getEnd(), text: second },
      { from: other.getStart(source), to: other.getEnd(), text: first },
    ];
    found.push({ file, line, what: `${shortened(first)} and ${shortened(second)}`, edits });
  };
  const swapNeighbours = (nodes: readonly ts.Node[]) => {
    for (let at = 1; at < nodes.length; at++) swap(nodes[at - 1]!, nodes[at]!);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node)) {
      const stated = node.elements.filter(ts.isCallExpression).filter((call) => call.arguments.length >= 2);
      swapNeighbours(stated.flatMap(titleOf));
      const others = stated.filter((call) => !isStatement(call));
      for (const at of [2, 3]) swapNeighbours(others.flatMap((call) => call.arguments[at] ?? []).filter(isAccessor));
      swapNeighbours(stated.flatMap(fromOf).filter((from) => isAccessor(from) || isComputing(from)));
    } else if (ts.isObjectLiteralExpression(node)) {
      const values = node.properties.filter(ts.isPropertyAssignment).map(({ initializer }) => initializer);
      swapNeighbours(values.filter(isComputing));
    } else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) swapNeighbours(fieldsRead(node.body));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What a number is from, where that stands among what else is said of it, or in its place. */
function fromOf(call: ts.CallExpression): ts.Expression[] {
  const among = saidOf(call.arguments.at(-1)!, 'from');
  if (among.length > 0 || !isStatement(call)) return among;
  const [, , first, second] = call.arguments;
  return [(first !== undefined && ts.isStringLiteralLike(first) ? second : first) ?? []].flat();
}

/** `about.share(…)`, and no column. */
function isStatement({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.expression.getText() !== 't';
}

/** Label of a column, or title of a finding, in its place or among what else is said of it. */
function titleOf(call: ts.CallExpression): ts.Expression[] {
  const second = call.arguments[1]!;
  return ts.isStringLiteralLike(second) ? [second] : saidOf(second, 'title');
}

function saidOf(node: ts.Expression, name: string): ts.Expression[] {
  if (!ts.isObjectLiteralExpression(node)) return [];
  const named = node.properties.filter(ts.isPropertyAssignment).find((own) => own.name.getText() === name);
  return named === undefined ? [] : [named.initializer];
}

const isAccessor = (node: ts.Node): node is ts.Expression =>
  ts.isArrowFunction(node) || (ts.isStringLiteralLike(node) && /^[a-z]\w*$/i.test(node.text));

const isComputing = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) ||
  ts.isCallExpression(node) ||
  ts.isIdentifier(node) ||
  ts.isBinaryExpression(node);

const COMMUTATIVE = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** The two sides of one sum, one product or one condition, alike but for what is swapped: the swap says the same. */
function areInterchangeable(one: ts.Node, other: ts.Node): boolean {
  let both = one.parent;
  while (both.pos > other.pos || both.end < other.end) both = both.parent;
  if (!ts.isBinaryExpression(both) || !COMMUTATIVE.has(both.operatorToken.kind)) return false;
  const { left, right, operatorToken } = both;
  const isChain = ts.isBinaryExpression(left) && left.operatorToken.kind === operatorToken.kind;
  return (isChain ? left.right : left).getText().replace(one.getText(), other.getText()) === right.getText();
}

/** `row.people` and `row.mixedPeople`: what one expression reads of one thing. */
function fieldsRead(body: ts.Expression): ts.Node[] {
  const read: ts.PropertyAccessExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && !ts.isCallExpression(node.parent)) {
      read.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  const first = read[0]?.expression.getText();
  return read.filter(({ expression }) => expression.getText() === first);
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll(/\s+/g, ' ');
