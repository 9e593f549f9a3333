/// The preflight check on a socket of its own.
package org.homegroup.signaling.preflight;
