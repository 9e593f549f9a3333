import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import styles from './Button.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';

interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'size' | 'class' | 'className'> {
  look?: 'main' | 'soft' | 'plain' | 'danger';
  size?: 'm' | 'l';
  icon?: IconName;
  wide?: boolean;
  children: ComponentChildren;
}

export function Button({ look = 'soft', size = 'm', icon, wide, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={classes(styles.button, styles[look], size === 'l' && styles.large, wide && styles.wide)}
    >
      {icon && <Icon name={icon} size={20} />}
      {children}
    </button>
  );
}
