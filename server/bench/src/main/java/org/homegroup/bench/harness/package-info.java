/// Shared parts of all benchmarks: processes, figures, reports.
package org.homegroup.bench.harness;
