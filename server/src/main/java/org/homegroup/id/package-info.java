/// Ids of the domain. Each is a record around an opaque text; `java.base` only.
package org.homegroup.id;
