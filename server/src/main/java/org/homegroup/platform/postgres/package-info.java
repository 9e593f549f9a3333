/// The embedded PostgreSQL that the server starts itself.
package org.homegroup.platform.postgres;
