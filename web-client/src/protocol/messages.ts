/** The messages of PROTOCOL.md as types. A change starts in that document. */
export type * from './messages/words';
export type * from './messages/people';
export type * from './messages/session';
export type * from './messages/preflight';
export type * from './messages/checkIn';
export type * from './messages/waiting';
export type * from './messages/attendance';
export type * from './messages/crisis';
export type * from './messages/talk';
export type * from './messages/media';
export type * from './messages/connection';
export type * from './messages/commands';
export type * from './messages/all';
