/// The pure core of a group session: `java.base` only, no clock, no I/O.
/// [org.homegroup.session.rules.SessionDecider] turns a command into events or a rejection; the
/// journal stores the events; [org.homegroup.session.state.SessionEvolver] folds them into a
/// [org.homegroup.session.state.GroupSession]. `runtime` runs it.
package org.homegroup.session;
