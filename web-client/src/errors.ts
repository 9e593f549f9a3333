/**
 * The kind of a failure.
 *
 * - `refused`: a rule forbids it; trying again changes nothing unless something else changes first
 * - `network`: nothing came through; it may heal by itself
 * - `device`: camera, microphone or speaker of this device
 * - `server`: a fault of the server, and usually passing
 * - `bug`: a defect of this page, which should be loaded again
 */
export type Category = 'refused' | 'network' | 'device' | 'server' | 'bug';

interface FailureOptions {
  /** For developers; never shown. */
  detail?: string | undefined;
  /** The server asks not to be called again earlier. */
  retryAfterMs?: number | undefined;
}

/**
 * A failure as a value: a stable code and a category. It holds nothing that may not be shown. The sentences for people
 * are in `text/failures.ts`, chosen by the code.
 */
export class Failure extends Error {
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: string,
    readonly category: Category,
    { detail, retryAfterMs }: FailureOptions = {},
  ) {
    super(detail ?? code);
    this.name = 'Failure';
    this.retryAfterMs = retryAfterMs;
  }
}

/** Converts anything thrown to a Failure; an unexpected error counts as a defect of this page. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure('internal', 'bug', {
    detail: thrown instanceof Error ? thrown.message : String(thrown),
  });
}

export function categoryOfStatus(status: number): Category {
  return status === 429 || status >= 500 ? 'server' : 'refused';
}

/** The delay before the next attempt: `usualMs`, or longer when the server asks for it. */
export function retryDelay(thrown: unknown, usualMs: number): number {
  return Math.max(usualMs, asFailure(thrown).retryAfterMs ?? 0);
}
