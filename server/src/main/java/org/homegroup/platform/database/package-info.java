/// The connection pool and the schema migrations.
package org.homegroup.platform.database;
