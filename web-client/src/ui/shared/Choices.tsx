import { classes } from './classes';
import styles from './Choices.module.css';

interface ChoicesProps<T> {
  /** The name that separates this group of radio buttons from others on the page. */
  name: string;
  label?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  required?: boolean;
  choices: { value: T; words: string }[];
  value: T | undefined;
  /** Side by side, in columns, or small and many. */
  look: 'pair' | 'scale' | 'list';
  onChoose: (value: T) => void;
}

/** A choice of a few as large cards; radio buttons to keyboard and screen reader. */
export function Choices<T>({
  name,
  label,
  labelledBy,
  describedBy,
  required = false,
  choices,
  value,
  look,
  onChoose,
}: ChoicesProps<T>) {
  return (
    <div
      class={classes(styles.choices, styles[look])}
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-required={required}
    >
      {choices.map((one) => (
        <label key={one.words} class={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={value === one.value}
            onChange={() => onChoose(one.value)}
          />
          <span>{one.words}</span>
        </label>
      ))}
    </div>
  );
}
