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

/** Reads the streams of all sizes from the statistics of their sender. */
export function readSizes(reports: Iterable<Report>): SizeStream[] {
  const found: SizeStream[] = [];
  for (const { type, rid, ssrc, rtxSsrc } of reports)
    if (type === 'outbound-rtp' && rid && ssrc) found.push({ rid, ssrc, rtxSsrc });
  return found;
}

/**
 * Reads the streams of all sizes from the own description, in the order of the rids, where a browser includes their
 * SSRCs. Firefox does, and counts a stream only once it sends.
 */
export function sizesIn(sdp: string, mid: string): SizeStream[] {
  const section = sections(sdp).find(isOf(mid)) ?? '';
  const all = (pattern: RegExp) => [...section.matchAll(pattern)].map(([, ...groups]) => groups);
  const again = new Map(all(/^a=ssrc-group:FID (\d+) (\d+)/gm).map(([ssrc, rtx]) => [ssrc, Number(rtx)]));
  const named = new Set(all(/^a=ssrc:(\d+) /gm).map(([ssrc]) => ssrc));
  const ssrcs = [...named].filter((ssrc) => ![...again.values()].includes(Number(ssrc)));
  const rids = all(/^a=rid:(\S+) send/gm).map(([rid]) => rid ?? '');
  if (rids.length !== ssrcs.length) return [];
  return rids.map((rid, index) => ({
    rid,
    ssrc: Number(ssrcs[index]),
    rtxSsrc: again.get(ssrcs[index]),
  }));
}

/** Removes simulcast from a bridge's offer. */
export function inOneSize(sdp: string): string {
  return sdp.replace(/^a=(?:rid|simulcast):.*\r?\n/gm, '');
}

/** Smallest first, by the names that `encodings.ts` gives. */
const RIDS = ['l', 'm', 'h'];

/**
 * Adds the SSRCs of all sizes to an own description where they are missing. Most browsers leave them out, because rids
 * distinguish the sizes; the Videobridge distinguishes them by SSRC.
 */
export function namingSizes(sdp: string, mid: string, streams: SizeStream[]): string {
  const ordered = RIDS.flatMap((rid) => streams.filter((stream) => stream.rid === rid));
  if (ordered.length < 2) return sdp;
  const lines = [`a=ssrc-group:SIM ${ordered.map(({ ssrc }) => ssrc).join(' ')}`];
  for (const { ssrc, rtxSsrc } of ordered) {
    if (rtxSsrc) lines.push(`a=ssrc-group:FID ${ssrc} ${rtxSsrc}`, `a=ssrc:${rtxSsrc} cname:sizes`);
    lines.push(`a=ssrc:${ssrc} cname:sizes`);
  }
  const missingIn = (section: string) =>
    lines.filter((line) => !section.includes(line.replace(/ cname:.*$/, ' ')));
  return sections(sdp)
    .map((section) =>
      isOf(mid)(section)
        ? section +
          missingIn(section)
            .map((line) => `${line}\r\n`)
            .join('')
        : section,
    )
    .join('');
}

const sections = (sdp: string) => sdp.split(/^(?=m=)/m);
const isOf = (mid: string) => (section: string) => section.includes(`a=mid:${mid}\r\n`);
