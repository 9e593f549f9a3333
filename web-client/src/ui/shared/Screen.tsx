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

/** The frame of a screen outside the room: brand, one heading that takes the focus on arrival, content. */
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
          {/* It takes the focus again when the title changes, so that it is read out. */}
          <FocusedHeading key={title} title={title} />
        </div>
        {children}
      </main>
    </div>
  );
}

/** The buttons of a screen: side by side, or full width on a phone. */
export function Ways({ children }: { children: ComponentChildren }) {
  return <div class={styles.ways}>{children}</div>;
}

/** A heading that takes the focus, so that keyboard and screen reader start at the top of a new screen. */
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
