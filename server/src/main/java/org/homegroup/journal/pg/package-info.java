/// The journal in PostgreSQL: [PgJournal] reads and subscribes, [GroupCommit] writes. The tables
/// are in `V1__journal.sql`.
package org.homegroup.journal.pg;
