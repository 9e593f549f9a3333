/// `homegroup bench`: the real server, and beside it something bare under the same load, in the
/// same run and taking turns; every figure is a ratio. What was reached is in
/// `server/docs/FIGURES.md`. Nothing else in the product depends on this package.
package org.homegroup.bench;
