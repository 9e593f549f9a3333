/// JSON mappers, and the spelling of each kind of value.
package org.homegroup.platform.json;
