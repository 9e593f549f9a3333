/// The server's door: one port for pages, routes and the live socket. Features bring their routes
/// through [Routes]; what is refused or fails is shown by [Problems], the one place that picks a
/// status. No names, tokens or query strings are logged here.
package org.homegroup.http;
