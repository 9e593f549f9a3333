import { createServer } from 'node:net';

/** A TCP port on which nobody listens. */
export function freePort(address = '127.0.0.1'): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, address, () => {
      const bound = probe.address();
      probe.close(() => found(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}
