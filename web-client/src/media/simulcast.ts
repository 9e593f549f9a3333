/** One of the sizes that an m-line sends, as the browser counts them. */
export interface SizeStream {
  rid: string;
  ssrc: number;
  rtxSsrc?: number | undefined;
}

interface Report {
  type: string;
  rid?: string;
  ssrc?: number;
  rtxSsrc?: number;
}

/** The streams of sizes out of the statistics of their sender. */
export function readSizes(reports: Iterable<Report>): SizeStream[] {
  const found: SizeStream[] = [];
  for (const { type, rid, ssrc, rtxSsrc } of reports)
    if (type === 'outbound-rtp' && rid && ssrc) found.push({ rid, ssrc, rtxSsrc });
  return found;
}

/** A bridge's offer without its offer to take several sizes. */
export function inOneSize(sdp: string): string {
  return sdp.replace(/^a=(?:rid|simulcast):.*\r?\n/gm, '');
}

/** Smallest first, by the names that `encodings.ts` gives. */
const RIDS = ['l', 'm', 'h'];

/**
 * Names the streams of the sizes that an m-line sends. Browsers leave their SSRCs out of a description, because rids tell
 * sizes apart; the Videobridge tells them apart by SSRC.
 */
export function namingSizes(sdp: string, mid: string, streams: SizeStream[]): string {
  const ordered = RIDS.flatMap((rid) => streams.filter((stream) => stream.rid === rid));
  if (ordered.length < 2) return sdp;
  const lines = [`a=ssrc-group:SIM ${ordered.map(({ ssrc }) => ssrc).join(' ')}`];
  for (const { ssrc, rtxSsrc } of ordered) {
    if (rtxSsrc) lines.push(`a=ssrc-group:FID ${ssrc} ${rtxSsrc}`, `a=ssrc:${rtxSsrc} cname:sizes`);
    lines.push(`a=ssrc:${ssrc} cname:sizes`);
  }
  const named = lines.map((line) => `${line}\r\n`).join('');
  return sdp
    .split(/^(?=m=)/m)
    .map((section) => (section.includes(`a=mid:${mid}\r\n`) ? section + named : section))
    .join('');
}
