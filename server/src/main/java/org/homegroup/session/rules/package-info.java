/// The rules of a group session: a state and a command produce events or a rejection. Pure.
package org.homegroup.session.rules;
