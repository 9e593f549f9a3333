/// The HTTP server: it knows no feature.
package org.homegroup.platform.http;
