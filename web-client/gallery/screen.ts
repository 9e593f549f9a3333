import type { ComponentChildren } from 'preact';

/** Draws one screen; the picture is taken after all that it names was pressed, one after the other. */
export type Screen = (() => ComponentChildren) & { presses?: string[] };

export type Screens = Record<string, Screen>;

export const pressing = (presses: string[], draw: () => ComponentChildren): Screen =>
  Object.assign(draw, { presses });
