import { boolean, list, nullable, number, object, oneOf, string } from '../protocol/readers';
import { path, type SessionScope } from './path';

/** One day of one patient's check-in answers. */
export interface TrendPoint {
  date: string;
  craving: number | null;
  used: boolean;
  /** Answers that are not good have no other values. */
  answersState: 'good' | 'changed' | 'lost';
}

const readTrend = object<{ points: TrendPoint[] }>({
  points: list(
    object<TrendPoint>({
      date: string,
      craving: nullable(number),
      used: boolean,
      answersState: oneOf('good', 'changed', 'lost'),
    }),
  ),
});

/** The last eight weeks of a patient, the oldest day first. */
export async function trendOf(
  { api, sessionId }: SessionScope,
  participantId: string,
): Promise<TrendPoint[]> {
  const address = path`/api/sessions/${sessionId}/participants/${participantId}/trend`;
  return (await api.get(address, readTrend)).points;
}
