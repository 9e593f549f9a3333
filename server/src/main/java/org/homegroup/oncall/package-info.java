/// Calls the supervisor on call, by webhook and mail, about a task that nobody has taken. The task
/// is taken on a page. Outside of that page no text contains a name or a reason. Runs on the live
/// loop, which never waits for it.
package org.homegroup.oncall;
