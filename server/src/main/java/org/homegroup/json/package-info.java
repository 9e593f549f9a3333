/// The one way in which our types are written as JSON, on the live socket, over HTTP and in the
/// journal. The core carries no annotations; what it needs is set up here.
package org.homegroup.json;
