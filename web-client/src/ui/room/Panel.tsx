import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../shared/Icon';
import styles from './Panel.module.css';

interface PanelProps {
  title: string;
  closeLabel: string;
  /** On a phone the panel lies over the gallery. */
  covers: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

/** Beside the group on a wide screen, over it on a phone. */
export function Panel({ title, closeLabel, covers, onClose, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  // A layout effect runs before the panel is removed from the page, and the focus with it.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const element = panel.current;
    return () => {
      if (opener instanceof HTMLElement && element?.contains(document.activeElement)) opener.focus();
    };
  }, []);
  useEffect(() => {
    if (covers) heading.current?.focus();
  }, [covers, title]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from any control within
    <aside
      ref={panel}
      class={styles.panel}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && covers) onClose();
      }}
    >
      <header class={styles.header}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class={styles.close} aria-label={closeLabel} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}
