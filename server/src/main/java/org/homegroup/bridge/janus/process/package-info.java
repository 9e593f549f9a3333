/// The Janus child process: its files, its start, its supervision and its end.
package org.homegroup.bridge.janus.process;
