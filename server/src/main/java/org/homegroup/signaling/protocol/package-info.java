/// Messages of the live socket: records, codec, close codes. See `PROTOCOL.md`.
package org.homegroup.signaling.protocol;
