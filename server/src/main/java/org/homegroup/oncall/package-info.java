/// Calling the supervisor on call, by webhook and mail, when a task was raised that nobody has
/// taken, and the page on which it is taken. Nothing that is said outside of the page holds a name
/// or a reason. Runs on the live loop, and nothing live waits for it.
package org.homegroup.oncall;
