/// Magic links: personal, valid once, and for a limited time.
package org.homegroup.identity.link;
