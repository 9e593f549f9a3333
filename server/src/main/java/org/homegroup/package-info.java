/// Homegroup: group sessions of a practice, and the record of who attended. [org.homegroup.Main] is
/// the door, [org.homegroup.Server] the only place that knows every implementation; each package is
/// one noun of the product.
package org.homegroup;
