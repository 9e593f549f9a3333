import type { Browser } from '@playwright/test';

/** Debian's Firefox, without a window, with a made camera and microphone. Fails plainly when it is not installed. */
export function startFirefox(
  preferences?: Record<string, string | number | boolean>,
  environment?: Record<string, string>,
): Promise<Browser>;
