import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component that is loaded when it is first needed: what only leads and the front desk use does not weigh on a
 * patient's line. A load that fails is tried again.
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
