import { expect } from '@playwright/test';
import type { TestServer } from './TestServer';
import type { Visitor } from './Visitor';

/** Messages and fields of the leads' screens (PROTOCOL.md), and what others answered at the door. */
const OF_LEADS = [
  /"type":"(waiting|check-ins|attendance|expected|crises|tasks)-changed"|"type":"(talk-time|door-tried)"/,
  /"(waiting|checkIns|checkIn|need|sign|attendance|expected|selfReport|fromWaiting|lastHold|crisisId|taskId)":/,
  /(?<!own-)cris[ie]s|telephone-callback|relapse|unsupervised|unreached/i,
  /512 555|Austin|Harbor Lane|Willow|craving/,
];

/**
 * Nothing that the sockets of this person ever carried was for somebody else: no family name but their own, nothing of the
 * leads' screens, nobody's answers. For patients, relatives, interpreters, and observers as long as they do not lead.
 */
export function expectOnlyTheirOwn({ name, received }: Visitor, server: TestServer) {
  expect(received.length, `${name} was told something`).toBeGreaterThan(0);
  const heard = received.join('\n');
  for (const words of OF_LEADS) expect.soft(heard, `${name} was told`).not.toMatch(words);
  const familyName = (whole: string) => whole.split(' ').pop() ?? '';
  const own = server.people.filter((one) => one.includes(name)).map(familyName);
  for (const other of server.people.map(familyName).filter((one) => !own.includes(one)))
    expect.soft(heard, `${name} was told a family name`).not.toContain(other);
}
