import type { Visitor } from './Visitor';

/** Lines of the pictures that come in now. */
export const lines = (person: Visitor) =>
  person.page.evaluate(async () => {
    let height = 0;
    for (const peer of window.peers) {
      if (peer.connectionState === 'closed') continue;
      for (const report of (await peer.getStats()).values())
        // On an upload line the bridge may send its own probing, which has no picture.
        if (report.type === 'inbound-rtp' && report.kind === 'video')
          height = Math.max(height, report.frameHeight ?? 0);
    }
    return height;
  });

/** What a person sends their video in. */
export const sizes = (person: Visitor) =>
  person.page.evaluate(async () => {
    const rids: string[] = [];
    for (const peer of window.peers)
      for (const report of (await peer.getStats()).values())
        if (report.type === 'outbound-rtp' && report.kind === 'video' && report.packetsSent > 0)
          rids.push(report.rid ?? 'one');
    return rids.sort();
  });

/** Lines of the largest picture that a person sends. */
export const ownLines = (person: Visitor) =>
  person.page.evaluate(async () => {
    let height = 0;
    for (const peer of window.peers)
      for (const report of (await peer.getStats()).values())
        if (report.type === 'outbound-rtp' && report.kind === 'video')
          height = Math.max(height, report.frameHeight ?? 0);
    return height;
  });
