import { useEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus when its element disappears (after an admission, a closed room): to the heading of its section, not
 * to the top of the page.
 */
export function useFocusKeeper<T extends HTMLElement>() {
  const root = useRef<T>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let path: Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      path = target instanceof Element ? withParents(target, element) : [];
    };
    const watch = new MutationObserver(() => {
      const [had] = path;
      if (!had || had.isConnected || document.activeElement !== document.body) return;
      const heading = path
        .filter((one) => one.isConnected)
        .map(headingOf)
        .find(Boolean);
      if (!heading) return;
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
    element.addEventListener('focusin', remember);
    watch.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', remember);
      watch.disconnect();
    };
  }, []);
  return root;
}

const headingOf = (part: Element) => part.querySelector<HTMLElement>('h1, h2, h3');

function withParents(element: Element, last: Element): Element[] {
  const path: Element[] = [];
  for (let one: Element | null = element; one && one !== last; one = one.parentElement) path.push(one);
  return [...path, last];
}
