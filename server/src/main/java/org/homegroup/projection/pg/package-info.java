/// Read models in PostgreSQL: [PgProjections] puts them together. The tables are in
/// `V11__projections.sql`.
package org.homegroup.projection.pg;
