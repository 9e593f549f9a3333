/// `homegroup bench live` measures fan-out, join storm, idle participants and appends of the real
/// server, each beside a bare reference under the same load.
package org.homegroup.bench.live;
