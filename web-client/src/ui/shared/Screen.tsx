import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Brand } from './Brand';
import { classes } from './classes';
import styles from './Screen.module.css';

interface ScreenProps {
  title: string;
  /** Above the title: which group this is about. */
  over?: string | undefined;
  wide?: boolean;
  /** Beside the brand, at the top right. */
  corner?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every quiet screen: brand, one heading that takes the focus when the screen comes, content. */
export function Screen({ title, over, wide, corner, children }: ScreenProps) {
  return (
    <div class={styles.screen}>
      <header class={styles.header}>
        <Brand />
        {corner}
      </header>
      <main class={classes(styles.main, wide && styles.wide)}>
        <div class={styles.heading}>
          {over && <p class={styles.over}>{over}</p>}
          {/* It takes the focus again when the truth changes, so that it is read out. */}
          <FocusedHeading key={title} title={title} />
        </div>
        {children}
      </main>
    </div>
  );
}

/** The ways on from a screen: side by side, or one under the other over the whole width of a phone. */
export function Ways({ children }: { children: ComponentChildren }) {
  return <div class={styles.ways}>{children}</div>;
}

/** Keyboard and screen reader start at the top of a new screen, not where the last one ended. */
export function FocusedHeading({ title, class: name }: { title: string; class?: string | undefined }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A participant in the middle of an answer keeps the focus; the Announcer reads the news.
    if (!document.activeElement?.closest('[data-keeps-focus]')) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1} class={name}>
      {title}
    </h1>
  );
}
