import ts from 'typescript';
import type { Edit, Spoiling } from './spoilt.ts';

/** A spoiling of a computation, with the expression that is computed there. */
export interface Mutation extends Spoiling {
  readonly within: { readonly from: number; readonly to: number };
  /** In no function: computed once, when the source is read. */
  readonly isComputedAsRead: boolean;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
};
/** Where numbers are widths, margins and sizes of type. */
const PLACES_INK = /^packages\/report\/src\/(chart|styles)\/|^apps\/workbench\/src\/page\//;
const CALLS: ReadonlyMap<string, string> = new Map([
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['some', 'every'],
  ['every', 'some'],
]);

/**
 * Every mutation of the computing in a source: operators, numbers, conditions, and functions that have an opposite. Types,
 * imports and texts are left alone, and so is `+` between texts. A number that only places ink is not computing: numbers
 * of charts and pages are left alone too, their operators and conditions are not.
 *
 * @example
 * mutationsOf('a.ts', 'export const half = (n: number) => n / 2;').map(({ what }) => what) // ['/ becomes *', '2 becomes 3']
 */
export function mutationsOf(file: string, text: string): Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const add = (node: ts.Node, what: string, ...edits: Edit[]) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const whole = expressionAround(node);
    const within = { from: whole.getStart(source), to: whole.getEnd() };
    found.push({
      file,
      line,
      what,
      edits,
      within,
      isComputedAsRead: ts.findAncestor(node, ts.isFunctionLike) === undefined,
    });
  };
  const replace = (node: ts.Node, by: string) => ({ from: node.getStart(source), to: node.getEnd(), text: by });
  const become = (node: ts.Node, by: string) => add(node, `${node.getText(source)} becomes ${by}`, replace(node, by));
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isTypeAliasDeclaration(node)) return;
    if (ts.isNumericLiteral(node) && PLACES_INK.test(file)) return;
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.getText(source);
      const by = OPERATORS[operator];
      const joinsText = operator.startsWith('+') && [node.left, node.right].some(isText);
      if (by !== undefined && !joinsText) become(node.operatorToken, by);
    } else if (ts.isPrefixUnaryExpression(node)) {
      const { operator, operand } = node;
      if (operator === ts.SyntaxKind.ExclamationToken || operator === ts.SyntaxKind.MinusToken) {
        add(node, `${node.getText(source)} loses its sign`, replace(node, operand.getText(source)));
      }
    } else if (ts.isNumericLiteral(node)) {
      const value = Number(node.text.replaceAll('_', ''));
      become(node, String(Number.isInteger(value) ? value + 1 : value * 1.1));
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) become(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) become(node, 'true');
    else if (ts.isIfStatement(node)) {
      add(
        node.expression,
        `if (${shortened(node.expression.getText(source))}) is never true`,
        replace(node.expression, 'false'),
      );
    } else if (ts.isConditionalExpression(node)) {
      const condition = node.condition.getText(source);
      add(node.condition, `${shortened(condition)} ? is turned round`, replace(node.condition, `!(${condition})`));
    } else if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent)) {
      const by = CALLS.get(node.name.text);
      if (by !== undefined && node.parent.expression === node) become(node.name, by);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What is computed where a node stands: an operator's operands and all, and an optional chain to its end. */
function expressionAround(node: ts.Node): ts.Node {
  let around = node;
  // A number may name a property: nothing is computed there but the whole object.
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) around = node.parent.parent;
  else if (ts.isToken(node) && ts.isBinaryExpression(node.parent) && node.parent.operatorToken === node)
    around = node.parent;
  else if (ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent)) around = node.parent.parent;
  while (
    (ts.isPropertyAccessExpression(around.parent) ||
      ts.isElementAccessExpression(around.parent) ||
      ts.isCallExpression(around.parent) ||
      ts.isNonNullExpression(around.parent)) &&
    around.parent.expression === around
  ) {
    around = around.parent;
  }
  return around;
}

function isText(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return isText(node.left) || isText(node.right);
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll(/\s+/g, ' ');
