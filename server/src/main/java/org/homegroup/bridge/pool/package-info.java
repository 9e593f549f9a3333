/// Several bridges behind the port of one. `BridgeSelector` decides (core, `java.base` only),
/// `BridgePool` knows the members, what they carry and how they are. Nothing in here speaks a
/// bridge's own words.
package org.homegroup.bridge.pool;
