/// `homegroup bench live`: the real server and a bare one under the same load, each in its own
/// process, in the same run and interleaved; every figure is a ratio. What was reached is in
/// `server/docs/FIGURES.md`. Nothing else depends on this package.
package org.homegroup.bench;
