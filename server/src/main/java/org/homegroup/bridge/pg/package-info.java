/// What bridges remember, in PostgreSQL. The table is in `V4__conference.sql`.
package org.homegroup.bridge.pg;
