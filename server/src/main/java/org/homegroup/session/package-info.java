/// One group session: its rules (the pure core: `java.base` only, no clock, no I/O) and the live
/// shell that runs them. A command goes through [SessionDecider] to events or a rejection; the
/// journal keeps the events; [SessionEvolver] folds them into a [GroupSession]. Types named `Live…`
/// or `…Timers` are shell.
package org.homegroup.session;
