/// Keeps a bridge in the state that a media plan wants.
package org.homegroup.bridge.reconcile;
