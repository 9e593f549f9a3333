/// The rules of a group session: a state and a command make events or a rejection. Pure.
package org.homegroup.session.rules;
