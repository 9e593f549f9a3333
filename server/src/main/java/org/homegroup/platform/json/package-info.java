/// JSON mappers, and how each kind of value is written.
package org.homegroup.platform.json;
