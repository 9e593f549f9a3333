/// The embedded PostgreSQL: the real one, unpacked from a Maven artifact, kept under the data
/// directory and run as a child that outlives nothing. Used on a laptop and in the tests;
/// production names a database of its own, and then nothing here runs. Everything here blocks.
package org.homegroup.postgres;
