/// The metrics of the server.
package org.homegroup.platform.metrics;
