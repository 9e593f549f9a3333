/// Sessions that run on this node: mailboxes, timers, recovery after a crash.
package org.homegroup.runtime;
