/// `homegroup bench` runs the real server and a bare reference under the same load, in the same run
/// and taking turns; every figure is a ratio. `server/docs/FIGURES.md` has the results. This is a
/// module of its own: the product neither contains it nor depends on it.
package org.homegroup.bench;
