/// The access policy: one table of rights, asked by every route and every rule of the socket. Plain
/// Java that depends on no other package of this server, so the rules of a session can ask it too.
/// `server/docs/ACCESS.md` shows the table to people, and a test compares the two.
package org.homegroup.access;
