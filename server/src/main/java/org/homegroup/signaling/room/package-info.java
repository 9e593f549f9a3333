/// The live room: connections, audiences, fan-out, replay, views.
package org.homegroup.signaling.room;
