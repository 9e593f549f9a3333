/// `homegroup bench live`: fan-out, join storm, idle people and appends of the real server, each
/// beside something bare under the same load.
package org.homegroup.bench.live;
