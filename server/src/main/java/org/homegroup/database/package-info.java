/// The way to PostgreSQL: settings, the pool of the reactive client, and the schema's migrations,
/// which run before the first query does. Knows no table; the tables belong to the features.
package org.homegroup.database;
