import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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
  useEffect(() => {
    if (covers) heading.current?.focus();
  }, [covers, title]);
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      const within = panel.current?.contains(document.activeElement) ?? false;
      if (within && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
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
