import type { ComponentChildren } from 'preact';
import styles from './Banner.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';

interface BannerProps {
  icon: IconName;
  tone?: 'calm' | 'warm' | 'danger';
  /** An activity that may take a while. */
  busy?: boolean;
  children: ComponentChildren;
}

/** A banner over a screen that stays in place. It is not a live region: the Announcer reads states out. */
export function Banner({ icon, tone = 'calm', busy, children }: BannerProps) {
  return (
    <div class={classes(styles.banner, styles[tone])} data-testid="banner">
      <span class={classes(styles.icon, busy && styles.busy)}>
        <Icon name={icon} size={22} />
      </span>
      <div class={styles.body}>{children}</div>
    </div>
  );
}
