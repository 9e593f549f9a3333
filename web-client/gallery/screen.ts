import type { ComponentChildren } from 'preact';

/** Draws one screen; its buttons are pressed in order before the picture is taken. */
export type Screen = (() => ComponentChildren) & { presses?: string[] };

export type Screens = Record<string, Screen>;

export const pressing = (presses: string[], draw: () => ComponentChildren): Screen =>
  Object.assign(draw, { presses });
