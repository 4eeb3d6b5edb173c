// What a notebook is made of

// What a report answers, and how sure that is
export type { AnswerText } from './answer/find-answers.ts';
export { findAnswers, linesOfSentence } from './answer/find-answers.ts';
export type { SureNumber, Sureness } from './answer/how-sure.ts';
export { howSure } from './answer/how-sure.ts';
export type { NumberAt } from './answer/number-at.ts';
export { numberAt } from './answer/number-at.ts';
export type { Answer } from './answer/resolve-answers.ts';
export { resolveAnswers } from './answer/resolve-answers.ts';
export type { Cell, CellContext, CountsNeed, Need, Needs, Provided, RowsNeed, ValueOfCell } from './cell.ts';
export { cell, findings } from './cell.ts';
export { chartProblems } from './check/chart-problems.ts';
// May a notebook go before a panel?
export type { CheckSubject } from './check/check-notebook.ts';
export { checkNotebook } from './check/check-notebook.ts';
export type { OutcomeWording } from './check/outcome-wording.ts';
export { unattestedOutcomes } from './check/outcome-wording.ts';
export { plotProblems } from './check/plot-problems.ts';
export type { CheckProblem } from './check/problem.ts';
export { typedDigits } from './check/typed-digits.ts';
export { overclaims } from './check/wording.ts';
export { chosenWords } from './chosen-words.ts';
// A notebook's findings from tables at hand
export { computeFindings } from './compute-findings.ts';
export type { GivenCounts } from './counted.ts';
export { countedBy, countedFields, countsOf, whereRows } from './counted.ts';
export type { CountedInput } from './counted-input.ts';
// Whose data a run read
export type { InputSource, SourcedInput } from './data-basis.ts';
export { EXAMPLE_WORDS, exampleWords, inputSource } from './data-basis.ts';
export { declaredChart, type PresetChart } from './declared-chart.ts';
export type { Notebook } from './define-notebook.ts';
export { defineNotebook } from './define-notebook.ts';
export type { Chart, Figure } from './figure.ts';
export { figure } from './figure.ts';
export { finding } from './finding/about.ts';
export { AGREEMENT_METHOD, type AgreedRow, agreementColumns } from './finding/agreement-columns.ts';
export { type CalibratedRow, type CalibrationWords, calibrationTable } from './finding/calibration-table.ts';
export type { Column, Columns } from './finding/column.ts';
export {
  type ComparedRow,
  comparedColumns,
  comparedHeading,
  type GapRow,
  gapColumns,
  type WidestGap,
  widestGap,
} from './finding/compared-columns.ts';
export { couldNotBeStated, statedOr } from './finding/could-not-be-stated.ts';
export {
  CROSSED_GROUPS_ARE_SMALL,
  type LabelLimitsOfGroup,
  type LabelLimitsWords,
  labelLimitsTable,
  type PowerOfGroup,
  powerTable,
} from './finding/limits-of-an-audit.ts';
export { peopleAndRows } from './finding/people-and-rows.ts';
export type { About, Heading, Of, TableOfRows } from './finding/statement.ts';
export type { FieldWords } from './finding/words-read.ts';
export { wordsRead } from './finding/words-read.ts';
export type { Input, InputTable } from './input.ts';
export { input } from './input.ts';
export type {
  ChoiceParameter,
  DateParameter,
  NumberParameter,
  Parameter,
  ParameterValue,
  SwitchParameter,
  TextParameter,
  ValueOf,
} from './parameter.ts';
export { FROM_DATA, ifChosen, parameter } from './parameter.ts';
export type { Columns as PlotColumns, PlotChart, PlotMark } from './plot-chart.ts';
export { channelColumns, MARK_FAMILY } from './plot-chart.ts';
// References from prose to findings
export type { FoundBlock, FoundReference } from './reference/find-references.ts';
export { findReferences } from './reference/find-references.ts';
export { intervalColumns } from './reference/interval-columns.ts';
export { knownByLimit } from './reference/known-by-limit.ts';
// Names that were nearly right
export { nearestName, nearestNameSuggestion } from './reference/nearest-name.ts';
export type { Block, ChosenBy } from './reference/parse-block.ts';
export { parseBlock } from './reference/parse-block.ts';
export type { Reference, ReferencePart } from './reference/parse-reference.ts';
export { parseReference } from './reference/parse-reference.ts';
export type { Choice, ChoiceColumn } from './reference/resolve-choice.ts';
export { MOST_CHOICES, resolveChoice } from './reference/resolve-choice.ts';
export type { ReferenceScope } from './reference/resolve-reference.ts';
export { resolveReference } from './reference/resolve-reference.ts';
export { rowInterval } from './reference/row-interval.ts';
// Which code made a number
export { type CellSource, cellSource, cellSources } from './source/cell-source.ts';
// A cell in SQL
export type { SqlNeeds, SqlTable } from './sql.ts';
export { sql } from './sql.ts';
