/// What patients answer at check-in: received over HTTP and passed on to the live session
/// ([CheckInReceiver]), stored encrypted and outside the ledger ([CheckInStore]), committed to in
// it,
/// and read by the leads of the session only ([CheckIns]). The rules ([NeedRule], [RelapseRule])
// are
/// pure. No answer reaches a log, a metric or a URL.
package org.homegroup.checkin;
