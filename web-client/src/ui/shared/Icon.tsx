import type { JSX } from 'preact';

/** Strokes on a 24 by 24 grid, all of one weight. */
const shapes = {
  microphone: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
    </>
  ),
  'microphone-off': (
    <path d="M15 10V6a3 3 0 0 0-5.8-1M9 9v2a3 3 0 0 0 4.6 2.5M5.5 11.5a6.5 6.5 0 0 0 10.2 5.3M18.4 12.8c.1-.4.1-.8.1-1.3M12 18v3M4 4l16 16" />
  ),
  camera: (
    <>
      <rect x="3" y="6.5" width="12" height="11" rx="2.5" />
      <path d="m15 10.5 4.4-2.6a1 1 0 0 1 1.6.9v6.4a1 1 0 0 1-1.6.9L15 13.5" />
    </>
  ),
  'camera-off': (
    <path d="M10.5 6.5h2A2.5 2.5 0 0 1 15 9v1.5l4.4-2.6a1 1 0 0 1 1.6.9v6.4M14.8 15.9a2.5 2.5 0 0 1-2.3 1.6h-7A2.5 2.5 0 0 1 3 15V9a2.5 2.5 0 0 1 2-2.4M4 4l16 16" />
  ),
  hand: (
    <path d="M8 12V6.2a1.6 1.6 0 0 1 3.2 0V11m0-.5V4.6a1.6 1.6 0 0 1 3.2 0V11m0-4.4a1.6 1.6 0 0 1 3.2 0V14c0 4-2.4 7-6.2 7-2.700 0-4.200-1-5.500-3.200L3.700 14a1.600 1.600 0 0 1 2.700-1.700L8 14.500" />
  ),
  chat: (
    <path d="M12 4c-5 0-9 3.100-9 7.200 0 2.300 1.300 4.300 3.300 5.600L5.500 20.500l4.200-2.200c.7.1 1.500.2 2.300.2 5 0 9-3.100 9-7.300S17 4 12 4Z" />
  ),
  leave: (
    <path d="M10 4H6.500A2.500 2.500 0 0 0 4 6.500v11A2.500 2.500 0 0 0 6.500 20H10M15 8l4.500 4-4.500 4M19 12H9" />
  ),
  people: (
    <>
      <circle cx="9" cy="8.500" r="3.500" />
      <path d="M3 19.500c.6-3.200 3-5 6-5s5.400 1.800 6 5M15.500 5.400a3.500 3.500 0 0 1 0 6.200M17.500 14.900c1.900.7 3.100 2.300 3.500 4.600" />
    </>
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  more: (
    <>
      <circle cx="5.500" cy="12" r="1.200" fill="currentColor" />
      <circle cx="12" cy="12" r="1.200" fill="currentColor" />
      <circle cx="18.500" cy="12" r="1.200" fill="currentColor" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.500" width="14" height="10" rx="2.500" />
      <path d="M8 10.500V8a4 4 0 0 1 8 0v2.500" />
    </>
  ),
  unlock: (
    <>
      <rect x="5" y="10.500" width="14" height="10" rx="2.500" />
      <path d="M8 10.500V8a4 4 0 0 1 7.700-1.500" />
    </>
  ),
  speaker: (
    <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500H4ZM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a7.800 7.800 0 0 1 0 11" />
  ),
  network: (
    <path d="M3.500 9.500a12.500 12.500 0 0 1 17 0M6.500 13a8 8 0 0 1 11 0M9.500 16.400a3.700 3.700 0 0 1 5 0M12 19.500h.01" />
  ),
  'network-off': (
    <path d="M3.500 9.500a12.500 12.500 0 0 1 4-2.500M11.500 6.300a12.500 12.500 0 0 1 9 3.200M6.500 13a8 8 0 0 1 4-2.100M9.500 16.400a3.700 3.700 0 0 1 5 0M12 19.500h.01M4 4l16 16" />
  ),
  cup: (
    <path d="M5 9h11v5.500a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5V9ZM16 10.500h1.500a2.500 2.500 0 0 1 0 5H16M8.500 3v2.500M12.500 3v2.500" />
  ),
  download: <path d="M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 19.500h14" />,
  device: (
    <>
      <rect x="3" y="5" width="12" height="9.500" rx="1.800" />
      <path d="M3 18h8" />
      <rect x="15" y="10" width="6" height="10" rx="1.600" />
    </>
  ),
  screen: (
    <>
      <rect x="3" y="4.500" width="18" height="12" rx="2" />
      <path d="M8.500 20h7M12 16.500V20" />
    </>
  ),
  check: <path d="m5 12.500 4.500 4.500L19 7.500" />,
  info: <path d="M12 11v5.500M12 7.500h.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z" />,
  waves: <path d="M6 10v4M10 7v10M14 9v6M18 11v2" />,
  send: <path d="M4.500 11.500 20 4.500l-5 15-3.500-6-7-2ZM11.500 13.500 20 4.500" />,
  flag: <path d="M6 21V4.500h11.500l-2.500 4 2.500 4H6" />,
  play: <path d="M8 5.500v13l10.500-6.500L8 5.500Z" />,
  stop: <rect x="6" y="6" width="12" height="12" rx="2.500" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof shapes;

/** An icon, always beside a word or in a button with a label: alone it says nothing to a screen reader. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  );
}
