import type { Page } from '@playwright/test';
import { MiddleMan } from './MiddleMan';

declare global {
  interface Window {
    portThroughMiddleMan(host: string, port: number): Promise<number>;
    /** Descriptions that the server sent, as they came. */
    described: string[];
  }
}

/**
 * Puts a middle-man between a page and the bridge: the page is told his ports instead of the bridge's, and the bridge is
 * told none of the page's, so that it sees only him (peer-reflexive) and no packet finds a way around him.
 */
export async function throughMiddleMan(page: Page): Promise<MiddleMan> {
  const man = new MiddleMan();
  await page.exposeFunction('portThroughMiddleMan', (host: string, port: number) => man.portFor(host, port));
  await page.addInitScript(() => {
    window.described = [];
    // Of the class of `watchPeers`, which stands before the browser's own.
    const { prototype } = RTCPeerConnection;
    const set = prototype.setRemoteDescription as (
      this: RTCPeerConnection,
      description: RTCSessionDescriptionInit,
    ) => Promise<void>;
    prototype.setRemoteDescription = async function (
      this: RTCPeerConnection,
      description: RTCSessionDescriptionInit,
    ) {
      window.described.push(description.sdp ?? '');
      const lines: string[] = [];
      for (const line of (description.sdp ?? '').split('\r\n')) {
        const words = line.split(' ');
        const [, , transport, , host, port] = words;
        if (line.startsWith('a=candidate:') && transport?.toLowerCase() === 'udp' && host && port)
          words[5] = String(await window.portThroughMiddleMan(host, Number(port)));
        // A TCP candidate would be a way around.
        if (!line.startsWith('a=candidate:') || transport?.toLowerCase() === 'udp')
          lines.push(words.join(' '));
      }
      return set.call(this, { type: description.type, sdp: lines.join('\r\n') });
    };
    Object.defineProperty(prototype, 'onicecandidate', { set: () => undefined, get: () => null });
    const local = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(prototype), 'localDescription');
    Object.defineProperty(prototype, 'localDescription', {
      get(this: RTCPeerConnection) {
        const description = local?.get?.call(this) as RTCSessionDescription | null;
        return (
          description && {
            type: description.type,
            sdp: description.sdp.replace(/a=candidate:.*\r\n/g, ''),
          }
        );
      },
    });
  });
  return man;
}
