/// Several bridges behind the port of one. [BridgeSelector] chooses among them, [BridgePool] knows
/// their state and conferences. The terms of a bridge's own protocol do not appear here.
package org.homegroup.bridge.pool;
