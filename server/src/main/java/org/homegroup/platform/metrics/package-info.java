/// Metrics of one server in the format of Prometheus.
package org.homegroup.platform.metrics;
