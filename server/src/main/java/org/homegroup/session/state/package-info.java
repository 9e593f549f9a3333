/// The state of a group session, folded from its events. Pure.
package org.homegroup.session.state;
