/// The append-only ledger: the port [Journal], the JSON form of its events, and the PostgreSQL
/// store behind it. Nothing here decides or interprets. Nothing is ever edited or deleted.
package org.homegroup.journal;
