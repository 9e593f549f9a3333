/// The preflight check: rates a network connection before the session.
package org.homegroup.preflight;
