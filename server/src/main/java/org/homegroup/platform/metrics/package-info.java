/// Metrics.
package org.homegroup.platform.metrics;
