/// The HTTP door: one class a resource, mounted by [org.homegroup.app.ServerRoutes].
package org.homegroup.api;
