import { boolean, number, object, oneOf, string } from '../protocol/readers';
import type { ApiClient } from './ApiClient';

type PersonKind = 'clinician' | 'coordinator' | 'patient' | 'guest';

export interface Person {
  name: string;
  kind: PersonKind;
  /** May be on call. */
  supervises: boolean;
}

/** The answer to a sign-in: an access token and its owner. */
export interface Access {
  account: string;
  accessToken: string;
  expiresInSeconds: number;
  person: Person;
}

const readAccess = object<Access>({
  account: string,
  accessToken: string,
  expiresInSeconds: number,
  person: object<Person>({
    name: string,
    kind: oneOf('clinician', 'coordinator', 'patient', 'guest'),
    supervises: boolean,
  }),
});

const readLink = object<{ link: string }>({ link: string });

/** Exchanges the one-time secret of a personal link. */
export function exchangeLink(api: ApiClient, secret: string): Promise<Access> {
  return api.post('/api/identity/exchange', readAccess, { secret });
}

/** Renews the access by the cookie of an earlier visit. */
export function refreshAccess(api: ApiClient, account: string | null): Promise<Access> {
  return api.post('/api/identity/refresh', readAccess, account ? { account } : {});
}

/** Makes a one-time link with which this person continues on another device. */
export async function linkForAnotherDevice(api: ApiClient): Promise<string> {
  return (await api.post('/api/identity/links', readLink)).link;
}
