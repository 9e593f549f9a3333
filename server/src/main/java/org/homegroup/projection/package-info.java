/// Read models: tables derived from the journal by folding its entries, each with a checkpoint that
/// says how far it has come. A read model may be thrown away and rebuilt at any time. Answers are
/// complete up to the moment of the question (ADR 0023). PostgreSQL is in `pg`.
package org.homegroup.projection;
