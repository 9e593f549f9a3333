import { expect, type Page } from '@playwright/test';
import { PATIENCE_MS } from './patience';

/** Decoded frames by the participant whose tile shows them, as the tracks on the screen say. */
export function framesByParticipant(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const decoded = new Map<string, number>();
    for (const peer of window.peers) {
      for (const report of (await peer.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'video') {
          decoded.set(report.trackIdentifier, report.framesDecoded ?? 0);
        }
      }
    }
    const found: Record<string, number> = {};
    for (const tile of document.querySelectorAll<HTMLElement>('[data-testid=tile]')) {
      const source = tile.querySelector('video')?.srcObject;
      const track = source instanceof MediaStream ? source.getVideoTracks()[0] : undefined;
      const frames = track && decoded.get(track.id);
      if (frames !== undefined) found[tile.dataset['participant'] ?? ''] = frames;
    }
    return found;
  });
}

/** Packets in and out on all peer connections that are open. */
export function packets(page: Page): Promise<{ peers: number; received: number; sent: number }> {
  return page.evaluate(async () => {
    const open = window.peers.filter((peer) => peer.connectionState !== 'closed');
    let received = 0;
    let sent = 0;
    for (const peer of open) {
      for (const report of (await peer.getStats()).values()) {
        if (report.type === 'inbound-rtp') received += report.packetsReceived ?? 0;
        if (report.type === 'outbound-rtp') sent += report.packetsSent ?? 0;
      }
    }
    return { peers: open.length, received, sent };
  });
}

/** What came in of one kind, on all peer connections that are open. */
export function receivedOf(
  page: Page,
  kind: 'audio' | 'video',
): Promise<{ packets: number; lost: number; bytes: number }> {
  return page.evaluate(async (wanted) => {
    const sum = { packets: 0, lost: 0, bytes: 0 };
    for (const peer of window.peers) {
      if (peer.connectionState === 'closed') continue;
      for (const report of (await peer.getStats()).values()) {
        if (report.type !== 'inbound-rtp' || report.kind !== wanted) continue;
        sum.packets += report.packetsReceived ?? 0;
        sum.lost += report.packetsLost ?? 0;
        sum.bytes += report.bytesReceived ?? 0;
      }
    }
    return sum;
  }, kind);
}

/** Packets of sound that came, by track. */
export function soundByTrack(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const found: Record<string, number> = {};
    for (const peer of window.peers) {
      if (peer.connectionState === 'closed') continue;
      for (const report of (await peer.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'audio')
          found[report.trackIdentifier] = report.packetsReceived ?? 0;
      }
    }
    return found;
  });
}

/** How much sound was played so far, by track: silence adds nothing. */
export function loudness(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const found: Record<string, number> = {};
    for (const peer of window.peers) {
      if (peer.connectionState === 'closed') continue;
      for (const report of (await peer.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'audio')
          found[report.trackIdentifier] = report.totalAudioEnergy ?? 0;
      }
    }
    return found;
  });
}

/** Until so many more were counted: while one thing comes, another can be seen not to. */
export async function untilMore(than: number, count: () => Promise<number>) {
  const enough = (await count()) + than;
  await expect.poll(count, { intervals: [250], timeout: PATIENCE_MS }).toBeGreaterThanOrEqual(enough);
}

/** A second of sound, and not one packet of a picture meanwhile. */
export async function hearsAndSeesNobody({ page }: { page: Page }) {
  await expect(async () => {
    const before = await receivedOf(page, 'video');
    await untilMore(75, async () => (await receivedOf(page, 'audio')).packets);
    expect((await receivedOf(page, 'video')).packets).toBe(before.packets);
  }).toPass({ timeout: 2 * PATIENCE_MS });
}
