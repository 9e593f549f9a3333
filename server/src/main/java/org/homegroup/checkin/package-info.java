/// Patients' answers to the check-in questions: received over HTTP (`api.checkin`) and passed on to
/// the live session ([CheckInReceiver]), stored encrypted outside the ledger ([CheckInStore],
/// [org.homegroup.encryption.FieldEncryption]), committed to in the ledger, and read only by the
/// leads of the session ([CheckIns]). The rules ([NeedRule], [RelapseRule]) are pure. No answer
/// reaches a log, a metric or a URL.
package org.homegroup.checkin;
