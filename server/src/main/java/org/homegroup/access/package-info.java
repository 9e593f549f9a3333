/// Who may do and see what: one table, asked by every route and every rule of the socket. Plain
/// Java without another package of ours, so that the rules of a session can ask it too.
/// `server/docs/ACCESS.md` shows the table to people, and a test holds the two together.
package org.homegroup.access;
