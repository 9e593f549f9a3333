/// The Janus child process: configuration files, start, supervision and end.
package org.homegroup.bridge.janus.process;
