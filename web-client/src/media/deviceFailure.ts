import { Failure } from '../errors';
import type { MediaKind } from '../protocol/messages';

/** Converts a browser's error to a code that `text/failures.ts` explains. */
export function deviceFailure(thrown: unknown, kind: MediaKind): Failure {
  if (thrown instanceof Failure) return thrown;
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return new Failure(`${kind}-refused`, 'device');
    case 'NotFoundError':
    case 'OverconstrainedError':
      return new Failure(`${kind}-missing`, 'device');
    case 'NotReadableError':
    case 'AbortError':
      return new Failure(`${kind}-busy`, 'device');
    default:
      return new Failure(`${kind}-failed`, 'device', { detail: name });
  }
}
