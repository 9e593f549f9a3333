import { useEffect, useState } from 'preact/hooks';
import { trendOf, type TrendPoint } from '../../api/trend';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import styles from './CheckInCard.module.css';
import { placed } from './trendPoints';

interface TrendProps {
  participantId: string;
  /** New answers add a point. */
  receivedAt: string;
  controller: Pick<RoomController, 'api' | 'sessionId'>;
}

const WIDTH = 280;
const HEIGHT = 116;
/** The ends of the scale. */
const MOST = 10;
const LEAST = 0;

/** Craving and use over the last weeks: a small chart, and the same in words. */
export function Trend({ participantId, receivedAt, controller }: TrendProps) {
  const [points, setPoints] = useState<TrendPoint[] | null>();
  useEffect(() => {
    let gone = false;
    trendOf(controller, participantId).then(
      (found) => !gone && setPoints(found),
      () => !gone && setPoints(null),
    );
    return () => {
      gone = true;
    };
  }, [participantId, receivedAt]);
  if (points === undefined) return null;
  return (
    <div class={styles.trend}>
      <h4>{text.lead.trend.title}</h4>
      {points === null ? <p>{text.lead.trend.failed}</p> : <Days points={points} />}
    </div>
  );
}

/** Reliable days are drawn; the others are only named. */
function Days({ points }: { points: TrendPoint[] }) {
  const good = points.filter((one) => one.answersState === 'good');
  return (
    <>
      {good.length < 2 ? <p>{text.lead.trend.none}</p> : <Chart points={good} />}
      {(['changed', 'lost'] as const).map((state) => {
        const days = points.filter((one) => one.answersState === state).map((one) => day(one.date));
        return (
          days.length > 0 && (
            <p key={state} class={styles.unreliable} data-testid={`trend-${state}`}>
              {text.lead.trend[state](text.listOf(days))}
            </p>
          )
        );
      })}
    </>
  );
}

function Chart({ points }: { points: TrendPoint[] }) {
  // An answer without craving has no place on that scale.
  const dots = placed(points, WIDTH, HEIGHT).filter((dot) => dot.craving !== null || dot.used);
  const line = dots.filter((dot) => dot.craving !== null).map((dot) => `${dot.x},${dot.y}`);
  const spoken = points.map((one) => text.lead.trend.point(day(one.date), one.craving, one.used)).join('; ');
  return (
    <>
      <svg
        class={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={text.sentences([text.lead.trend.title, spoken])}
      >
        <g class={styles.axis} aria-hidden="true">
          <path d={`M24 8 V${HEIGHT - 24} H${WIDTH - 6}`} fill="none" />
          <text x="2" y="18">
            {MOST}
          </text>
          <text x="10" y={HEIGHT - 24}>
            {LEAST}
          </text>
          <text x="24" y={HEIGHT - 5}>
            {day(points[0]?.date ?? '')}
          </text>
          <text x={WIDTH - 6} y={HEIGHT - 5} text-anchor="end">
            {day(points[points.length - 1]?.date ?? '')}
          </text>
        </g>
        <polyline class={styles.path} points={line.join(' ')} />
        {dots.map((dot) => (
          <circle
            key={dot.date}
            class={dot.used ? styles.usedDot : styles.dot}
            cx={dot.x}
            cy={dot.y}
            r={dot.used ? 5 : 3.5}
          />
        ))}
      </svg>
      {points.some((one) => one.used) && (
        <p class={styles.key} aria-hidden="true">
          <svg width="14" height="14" viewBox="0 0 14 14">
            <circle class={styles.usedDot} cx="7" cy="7" r="5" />
          </svg>{' '}
          {text.lead.trend.used}
        </p>
      )}
    </>
  );
}

function day(date: string): string {
  return new Date(`${date}T12:00:00Z`).toLocaleDateString(text.locale, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
}
