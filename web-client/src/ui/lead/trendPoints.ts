import type { TrendPoint } from '../../api/trend';

export interface Dot extends TrendPoint {
  x: number;
  y: number;
}

const LEFT = 30;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 28;
const MOST = 10;

/**
 * Places each point: days at their true distance, 0 at the bottom and 10 at the top; a day of use without craving
 * stands at the bottom too.
 */
export function placed(points: TrendPoint[], width: number, height: number): Dot[] {
  const days = points.map((one) => Date.parse(`${one.date}T12:00:00Z`));
  const first = Math.min(...days);
  const span = Math.max(...days) - first || 1;
  const round = (value: number) => Math.round(value * 10) / 10;
  return points.map((one, index) => ({
    ...one,
    x: round(LEFT + (((days[index] ?? first) - first) / span) * (width - LEFT - RIGHT)),
    y: round(height - BOTTOM - ((one.craving ?? 0) / MOST) * (height - TOP - BOTTOM)),
  }));
}
