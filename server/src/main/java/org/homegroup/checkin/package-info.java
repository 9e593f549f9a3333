/// What patients answer in the waiting room: received over HTTP ([CheckInRoutes]), kept sealed and
/// outside the ledger ([CheckInStore], [Seal]), committed to in it, and read by the leads of the
/// session only. The rules ([NeedRule], [RelapseRule]) are pure. No answer reaches a log, a metric
/// or a URL.
package org.homegroup.checkin;
