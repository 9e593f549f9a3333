/// The access policy: one table of rights, asked by every endpoint and every rule of a session. It
/// depends on no other package of ours, so that the pure core can ask it too.
/// `server/docs/ACCESS.md` shows the table, and a test compares the two.
package org.homegroup.access;
