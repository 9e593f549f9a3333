import { vi } from 'vitest';

/** Waits until it no longer throws. The deadline only bounds a hang: a second is short on a busy machine. */
export const eventually = <T>(looks: () => T | Promise<T>) => vi.waitFor(looks, { timeout: 60_000 });
