/// Conference snapshots in PostgreSQL. The table is created in `V4__conference.sql`.
package org.homegroup.bridge.pg;
