/** The kind of address that a packet leaves from or goes to (RFC 8445): its own, one that a NAT gave, a relay's. */
type CandidateKind = 'host' | 'srflx' | 'prflx' | 'relay';
type PathProtocol = 'udp' | 'tcp' | 'tls';

/** The network path of one peer connection. */
export interface UsedPath {
  local: CandidateKind;
  remote: CandidateKind;
  /** The first hop from this device: the relay, if this side uses one; otherwise the other end. */
  protocol: PathProtocol;
  /**
   * True when either side uses a TURN server. The bridge may see another address than the relay gave (a NAT between
   * them): then the browser calls its own end peer-reflexive, and only the relay protocol shows it.
   */
  relayed: boolean;
  /** Round trip of the last check of this path; absent before the first one. */
  roundTripMs?: number;
}

/** Of the many fields of getStats, those that are read here. */
interface Stat {
  id: string;
  type: string;
  selectedCandidatePairId?: string;
  selected?: boolean;
  nominated?: boolean;
  state?: string;
  localCandidateId?: string;
  remoteCandidateId?: string;
  currentRoundTripTime?: number;
  candidateType?: CandidateKind;
  protocol?: PathProtocol;
  relayProtocol?: PathProtocol;
}

/** @param stats the values of `getStats()`. Undefined while no path is in use. */
export function usedPath(stats: Iterable<object>): UsedPath | undefined {
  const byId = new Map<string, Stat>();
  for (const stat of stats as Iterable<Stat>) byId.set(stat.id, stat);
  const pair = selectedPair(byId);
  const local = byId.get(pair?.localCandidateId ?? '');
  const remote = byId.get(pair?.remoteCandidateId ?? '');
  if (!pair || !local?.candidateType || !remote?.candidateType) return undefined;
  const seconds = pair.currentRoundTripTime;
  return {
    local: local.candidateType,
    remote: remote.candidateType,
    protocol: local.relayProtocol || local.protocol || 'udp',
    relayed: [local.candidateType, remote.candidateType].includes('relay') || !!local.relayProtocol,
    ...(seconds !== undefined && { roundTripMs: seconds * 1000 }),
  };
}

/** A bundle has one transport. Firefox marks the pair instead, and older browsers only the nominated one. */
function selectedPair(byId: Map<string, Stat>): Stat | undefined {
  const all = [...byId.values()];
  const transport = all.find((stat) => stat.type === 'transport' && stat.selectedCandidatePairId);
  const pairs = all.filter((stat) => stat.type === 'candidate-pair');
  return (
    byId.get(transport?.selectedCandidatePairId ?? '') ??
    pairs.find((pair) => pair.selected) ??
    pairs.find((pair) => pair.nominated && pair.state === 'succeeded')
  );
}
