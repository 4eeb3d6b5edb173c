// What a notebook is made of

export type { NumberAt } from './answer/answer-number-at.ts';
export { answerNumberAt } from './answer/answer-number-at.ts';
// What a report answers, and how sure that is
export type { AnswerText } from './answer/find-answers.ts';
export { findAnswers, linesOfSentence } from './answer/find-answers.ts';
export type { SureNumber, Sureness } from './answer/how-sure.ts';
export { howSure } from './answer/how-sure.ts';
export type { Answer } from './answer/resolve-answers.ts';
export { resolveAnswers } from './answer/resolve-answers.ts';
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
export type { Cell, CellContext, CountsNeed, Need, Needs, Provided, RowsNeed, ValueOfCell } from './definition/cell.ts';
export { cell, findings } from './definition/cell.ts';
export { chosenWords } from './definition/chosen-words.ts';
export type { Notebook } from './definition/define-notebook.ts';
export { defineNotebook } from './definition/define-notebook.ts';
export type {
  ChoiceParameter,
  DateParameter,
  NumberParameter,
  Parameter,
  ParameterValue,
  SwitchParameter,
  TextParameter,
  ValueOf,
} from './definition/parameter.ts';
export { FROM_DATA, ifChosen, parameter } from './definition/parameter.ts';
// A cell in SQL
export type { SqlNeeds, SqlTable } from './definition/sql.ts';
export { sql } from './definition/sql.ts';
export { marginOfRatio, referenceGroup } from './definition/usual-parameters.ts';
export { declaredFigure, type PresetChart } from './figure/declared-figure.ts';
export type { Chart, Figure } from './figure/figure.ts';
export { figure } from './figure/figure.ts';
export type { Columns as PlotColumns, PlotChart, PlotMark } from './figure/plot-chart.ts';
export { channelColumns, MARK_FAMILY } from './figure/plot-chart.ts';
export type { GivenCounts } from './input/counted.ts';
export { countedBy, countedFields, countsOf, whereRows } from './input/counted.ts';
export type { CountedInput } from './input/counted-input.ts';
// Whose data a run read
export type { InputSource, SourcedInput } from './input/data-basis.ts';
export { EXAMPLE_WORDS, exampleWords, inputSource } from './input/data-basis.ts';
export type { Input, InputTable } from './input/input.ts';
export { input } from './input/input.ts';
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
// A notebook's findings from tables at hand
export { computeFindings } from './run/compute-findings.ts';
// Which code made a number
export { type CellSource, cellSource, cellSources } from './source/cell-source.ts';
export { finding } from './statement/about.ts';
export { AGREEMENT_METHOD, type AgreedRow, agreementColumns } from './statement/agreement-columns.ts';
export { BOTH_OUTCOMES } from './statement/both-outcomes.ts';
export { type CalibratedRow, type CalibrationWords, calibrationTable } from './statement/calibration-table.ts';
export type { Column, Columns } from './statement/column.ts';
export {
  type ComparedRow,
  comparedColumns,
  comparedHeading,
  type GapRow,
  gapColumns,
  type WidestGap,
  widestGap,
} from './statement/compared-columns.ts';
export { couldNotBeStated, statedOr } from './statement/could-not-be-stated.ts';
export {
  CROSSED_GROUPS_ARE_SMALL,
  type LabelLimitsOfGroup,
  type LabelLimitsWords,
  labelLimitsTable,
  type PowerOfGroup,
  powerTable,
} from './statement/limits-of-an-audit.ts';
export { peopleAndRows } from './statement/people-and-rows.ts';
export type { About, Heading, Of, TableOfRows } from './statement/statement.ts';
export type { FieldWords } from './statement/words-read.ts';
export { wordsRead } from './statement/words-read.ts';
