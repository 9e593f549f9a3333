/// Transport of the live socket: frames, flushes, rate limits.
package org.homegroup.signaling.socket;
