// Starts Debian's Firefox for pictures and stories.
import { existsSync } from 'node:fs';
import { firefox } from '@playwright/test';

const program = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

/** Fake devices that need no permission. All other settings are the defaults. */
const MADE_DEVICES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
};

export async function startFirefox(preferences = {}, environment = {}) {
  if (!existsSync(program))
    throw new Error(
      `Firefox is needed, and there is none at ${program}. Install Debian's: apt-get install --no-install-recommends firefox-esr. Or say in FIREFOX where it is.`,
    );
  return firefox.launch({
    // Uses WebDriver BiDi, which an unmodified Firefox supports; no patched build is downloaded.
    channel: 'moz-firefox',
    executablePath: program,
    args: [],
    firefoxUserPrefs: { ...MADE_DEVICES, ...preferences },
    env: { ...process.env, ...environment },
  });
}
