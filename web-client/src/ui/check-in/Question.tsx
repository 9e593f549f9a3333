import { options, scale, type Answer, type Item } from '../../check-in/questionnaire';
import { text } from '../../text';
import { Choices } from '../shared/Choices';
import styles from './Question.module.css';

interface QuestionProps {
  item: Item;
  value: Answer | undefined;
  /** The heading that already holds the question; otherwise the question stands over its answers. */
  labelledBy?: string | undefined;
  missing: boolean;
  onAnswer: (value: Answer | undefined) => void;
}

/** One question: large targets to tap, or a field to write in. */
export function Question({ item, value, labelledBy, missing, onAnswer }: QuestionProps) {
  const id = `q-${item.linkId}`;
  const label = labelledBy ?? `${id}-label`;
  const described = missing ? `${id}-missing` : undefined;
  const choices = choicesOf(item);
  return (
    <div id={id} class={styles.question}>
      {choices ? (
        <>
          {!labelledBy && (
            <p id={label} class={styles.label}>
              {item.text}
            </p>
          )}
          <Choices
            name={id}
            labelledBy={label}
            describedBy={described}
            required={item.required ?? false}
            choices={choices}
            value={value}
            look={item.type === 'integer' ? 'scale' : item.type === 'boolean' ? 'pair' : 'list'}
            onChoose={onAnswer}
          />
        </>
      ) : (
        <label class={styles.field}>
          <span class={labelledBy ? 'visually-hidden' : styles.label}>{item.text}</span>
          <Field item={item} value={value} describedBy={described} onAnswer={onAnswer} />
        </label>
      )}
      {missing && (
        <p id={`${id}-missing`} class={styles.missing} role="alert">
          {text.checkIn.missing}
        </p>
      )}
    </div>
  );
}

interface FieldProps {
  item: Item;
  value: Answer | undefined;
  describedBy: string | undefined;
  onAnswer: (value: Answer | undefined) => void;
}

function Field({ item, value, describedBy, onAnswer }: FieldProps) {
  const common = {
    value: value === undefined ? '' : String(value),
    'aria-describedby': describedBy,
    class: styles.input,
  };
  if (item.type === 'text') {
    return (
      <textarea
        {...common}
        rows={3}
        maxLength={item.maxLength ?? 2_000}
        onInput={(event) => onAnswer(event.currentTarget.value)}
      />
    );
  }
  if (item.type === 'integer') {
    return (
      <input
        {...common}
        type="number"
        inputMode="numeric"
        onInput={(event) =>
          onAnswer(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))
        }
      />
    );
  }
  const heard = (event: { currentTarget: HTMLInputElement }) => onAnswer(event.currentTarget.value);
  if (item.type === 'date') return <input {...common} type="date" onInput={heard} />;
  const told = {
    ...common,
    autoComplete: autoComplete[item.linkId] ?? 'off',
    maxLength: item.maxLength ?? 200,
  };
  return isPhone(item) ? (
    <input {...told} type="tel" onInput={heard} />
  ) : (
    <input {...told} type="text" onInput={heard} />
  );
}

const autoComplete: Record<string, string> = {
  'location.address': 'street-address',
  'location.city': 'address-level2',
  'location.state': 'address-level1',
  'call-back': 'tel',
};

function isPhone(item: Item) {
  return item.linkId === 'telephone-callback' || item.linkId === 'support.phone';
}

function choicesOf(item: Item): { value: Answer; words: string }[] | undefined {
  switch (item.type) {
    case 'boolean':
      return [
        { value: true, words: text.checkIn.yes },
        { value: false, words: text.checkIn.no },
      ];
    case 'choice':
      return options(item).map((words) => ({ value: words, words }));
    case 'integer':
      return scale(item)?.map((value) => ({ value, words: String(value) }));
    default:
      return undefined;
  }
}
