/// Sessions that run on this node: mailboxes, timers, and recovery after a crash.
package org.homegroup.runtime;
