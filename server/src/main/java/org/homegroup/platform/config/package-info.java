/// Configuration: one record per section, read and validated once at the start.
package org.homegroup.platform.config;
