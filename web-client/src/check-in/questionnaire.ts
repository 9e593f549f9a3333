/** The subset of FHIR Questionnaire that the server gives; see PROTOCOL.md. */
type QuestionType = 'display' | 'group' | 'string' | 'text' | 'integer' | 'boolean' | 'choice' | 'date';

export interface Item {
  linkId: string;
  type: QuestionType;
  text?: string;
  required?: boolean;
  maxLength?: number;
  answerOption?: { valueString?: string; valueCoding?: { display?: string; code?: string } }[];
  extension?: { url: string; valueInteger?: number }[];
  item?: Item[];
}

export interface Form {
  questionnaire: { item: Item[] };
  remembered: Record<string, string>;
  received: string | null;
}

export type Answer = string | number | boolean;
export type Answers = Record<string, Answer>;

/** The questions on the screen at one time: one, or a few that belong together. */
export interface Step {
  id: string;
  title: string;
  /** Text shown before the questions. */
  hints: string[];
  questions: Item[];
}

export function steps(items: Item[]): Step[] {
  const found: Step[] = [];
  let hints: string[] = [];
  for (const item of items) {
    if (item.type === 'display') {
      hints.push(item.text ?? '');
      continue;
    }
    const questions = item.type === 'group' ? inGroup(item.item ?? []) : [item];
    const said = item.type === 'group' ? (item.item ?? []).filter((one) => one.type === 'display') : [];
    if (questions.length === 0) continue;
    found.push({
      id: item.linkId,
      title: item.text ?? questions[0]?.text ?? '',
      hints: [...hints, ...said.map((one) => one.text ?? '')],
      questions,
    });
    hints = [];
  }
  return found;
}

function inGroup(items: Item[]): Item[] {
  return items.flatMap((item) =>
    item.type === 'display' ? [] : item.type === 'group' ? inGroup(item.item ?? []) : [item],
  );
}

/** The numbers of a short scale; undefined when there are too many to show them all. */
export function scale(item: Item): number[] | undefined {
  const bound = (name: string) => item.extension?.find((one) => one.url.endsWith(`/${name}`))?.valueInteger;
  const least = bound('minValue');
  const most = bound('maxValue');
  if (least === undefined || most === undefined || most < least || most - least > 10) return undefined;
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

export function options(item: Item): string[] {
  return (item.answerOption ?? []).map(
    (one) => one.valueString ?? one.valueCoding?.display ?? one.valueCoding?.code ?? '',
  );
}

/** The required questions of a step that have no answer yet. */
export function missing(step: Step, answers: Answers): string[] {
  return step.questions
    .filter((item) => item.required && (answers[item.linkId] ?? '') === '')
    .map((item) => item.linkId);
}
