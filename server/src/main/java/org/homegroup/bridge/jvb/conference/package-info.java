/// Conferences on a Videobridge: endpoints, negotiation, constraints and adoption.
package org.homegroup.bridge.jvb.conference;
