/**
 * What can go wrong, as a value: a stable code, whose turn it is (category), and nothing that may not be shown.
 * The words for people are in `text.ts`, chosen by the code.
 *
 * - `refused`: a rule said no; trying again changes nothing unless something else changes first
 * - `network`: nothing came through; it may heal by itself
 * - `device`: camera, microphone or speaker of this device
 * - `server`: ours, and usually passing
 * - `bug`: ours, and this page should be loaded again
 */
export type Category = 'refused' | 'network' | 'device' | 'server' | 'bug';

export class Failure extends Error {
  constructor(
    readonly code: string,
    readonly category: Category,
    detail?: string,
  ) {
    super(detail ?? code);
    this.name = 'Failure';
  }
}

/** Any thrown thing as a Failure; what nobody foresaw is our bug. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure('internal', 'bug', thrown instanceof Error ? thrown.message : String(thrown));
}

export function categoryOfStatus(status: number): Category {
  if (status === 503 || status === 429 || status >= 500) return 'server';
  return 'refused';
}
