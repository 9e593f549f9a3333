/// The preflight check: what a network connection is good for, before the session.
package org.homegroup.preflight;
