/// One group session: its rules. Pure: `java.base` only, no clock, no I/O. A command goes through
/// [SessionDecider] to events or a rejection; the journal keeps the events; [SessionEvolver] folds
/// them into a [GroupSession]. What runs them is `session.live`.
package org.homegroup.session;
