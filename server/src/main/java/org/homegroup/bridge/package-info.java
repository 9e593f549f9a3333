/// Media: the port to a media bridge, and the reconciler that brings the bridge to what a session's
/// state wants. Wire words of a bridge live only in the package named after it. Nobody has an
/// endpoint before admission.
package org.homegroup.bridge;
