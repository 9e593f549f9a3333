/// Reconcilers that bring conferences on a bridge to the state that a media plan describes.
package org.homegroup.bridge.reconcile;
