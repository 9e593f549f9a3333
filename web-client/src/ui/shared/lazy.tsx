import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Loads a component when it is first needed, so that scripts of leads and the front desk do not slow a patient's
 * connection. A failed load is tried again.
 */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [, draw] = useState(0);
    useEffect(() => {
      if (loaded) return;
      let gone = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const attempt = () => {
        void load().then(
          (component) => {
            loaded = component;
            if (!gone) draw(1);
          },
          () => {
            if (!gone) timer = setTimeout(attempt, 2_000);
          },
        );
      };
      attempt();
      return () => {
        gone = true;
        clearTimeout(timer);
      };
    }, []);
    const Component = loaded;
    return Component ? <Component {...props} /> : null;
  };
}
