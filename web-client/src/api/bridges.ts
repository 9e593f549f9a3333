import { boolean, list, nullable, number, object, string } from '../protocol/readers';
import type { ApiClient } from './ApiClient';
import { path } from './path';

/** The state of a video bridge, as `GET /api/operations/bridges` lists it. */
export interface Bridge {
  name: string;
  kind: string;
  region: string | null;
  available: boolean;
  /** The bridge gets no new sessions; present ones continue. */
  drained: boolean;
  /** 1 is full; null when the bridge reports no load. */
  load: number | null;
  /** Groups on this bridge. */
  sessions: number;
  /** Conferences of groups, of their side rooms and of connection checks. */
  conferences: number;
  /** A connection check has two endpoints. */
  endpoints: number;
  /** Conferences that moved from here to another bridge since the server's start. */
  moves: number;
}

const readBridge = object<Bridge>({
  name: string,
  kind: string,
  region: nullable(string),
  available: boolean,
  drained: boolean,
  load: nullable(number),
  sessions: number,
  conferences: number,
  endpoints: number,
  moves: number,
});

const readBridges = object<{ bridges: Bridge[] }>({ bridges: list(readBridge) });

export async function allBridges(api: ApiClient): Promise<Bridge[]> {
  return (await api.get('/api/operations/bridges', readBridges)).bridges;
}

export function drainBridge(api: ApiClient, name: string, drained: boolean): Promise<Bridge> {
  return api.post(path`/api/operations/bridges/${name}/drain`, readBridge, { drained });
}
