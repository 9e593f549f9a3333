/// JSON mappers and the JSON form of each kind of value.
package org.homegroup.platform.json;
