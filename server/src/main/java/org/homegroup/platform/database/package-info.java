/// The connection pool, and the migrations of the schema.
package org.homegroup.platform.database;
