/// The configuration: one record for each section, read and validated once at the start.
package org.homegroup.platform.config;
