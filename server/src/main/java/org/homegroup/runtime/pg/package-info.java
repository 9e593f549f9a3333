/// The liveness store in PostgreSQL.
package org.homegroup.runtime.pg;
