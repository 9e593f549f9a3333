import { locale } from '../../text/shared';

/** A time of day. A group has its own zone; without one, the device's zone is used. */
export function timeOfDay(instant: string, zone?: string): string {
  const options: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  try {
    return new Intl.DateTimeFormat(locale, { ...options, ...(zone && { timeZone: zone }) }).format(
      new Date(instant),
    );
  } catch {
    // A zone that this browser does not know.
    return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
  }
}

/** A day as people say it, such as “Nov 21”. */
export function dayOf(instant: string, zone: string): string {
  const options: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(new Date(instant));
  } catch {
    // A zone that this browser does not know.
    return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
  }
}

/** Whole minutes, floored: 179 minutes and 59 seconds are 179 minutes. */
export function wholeMinutes(seconds: number): number {
  return Math.floor(seconds / 60);
}

export function initials(name: string): string {
  const words = name
    .replace(/^(dr|prof|mr|mrs|ms)\.?\s+/i, '')
    .split(/\s+/)
    .filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}
