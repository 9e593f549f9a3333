import { useEffect, useState } from 'preact/hooks';
import type { Observable } from '../../observable';

/** Draws the component again when the value changes. */
export function useObservable<T>(observable: Observable<T>): T {
  const [, draw] = useState(0);
  useEffect(() => {
    let drawn = observable.value;
    const unsubscribe = observable.subscribe((value) => {
      if (!Object.is(value, drawn)) draw((count) => count + 1);
      drawn = value;
    });
    // It may have changed between drawing and subscribing.
    draw((count) => count + 1);
    return unsubscribe;
  }, [observable]);
  return observable.value;
}
