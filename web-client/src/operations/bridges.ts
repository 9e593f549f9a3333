import type { Identity } from '../identity/Identity';
import { boolean, list, nullable, number, object, string } from '../protocol/readers';

/** How a video bridge stands, as `GET /api/operations/bridges` lists it. */
export interface Bridge {
  name: string;
  kind: string;
  region: string | null;
  available: boolean;
  /** It gets no new sessions; those it has go on. */
  drained: boolean;
  /** 1 is full; null when the bridge does not tell. */
  load: number | null;
  /** Groups that meet there. */
  sessions: number;
  /** Of the groups, of their side-rooms, and checks of lines. */
  conferences: number;
  /** A check of a line has two. */
  endpoints: number;
  /** Conferences that went from here to another bridge since the server's start. */
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

export async function allBridges(identity: Identity): Promise<Bridge[]> {
  const response = await identity.fetch('/api/operations/bridges');
  return readBridges(await response.json(), '').bridges;
}

export async function drainBridge(identity: Identity, name: string, drained: boolean): Promise<Bridge> {
  const response = await identity.fetch(`/api/operations/bridges/${encodeURIComponent(name)}/drain`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ drained }),
  });
  return readBridge(await response.json(), '');
}
