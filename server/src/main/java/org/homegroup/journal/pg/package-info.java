/// The journal in PostgreSQL: [PgJournal] reads and subscribes, [GroupCommit] writes, [PgLifeSigns]
/// keeps what is noted beside the ledger. The tables are in `V1__journal.sql`.
package org.homegroup.journal.pg;
