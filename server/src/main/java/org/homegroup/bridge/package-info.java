/// The port to a media bridge: conferences, endpoints, their events and signals. The terms of a
/// bridge's own protocol appear only in the package named after that bridge. No participant has an
/// endpoint before admission.
package org.homegroup.bridge;
