/// Attendance derived from the ledger: a pure fold (`java.base` only, no clock, no I/O) from events
/// to intervals and minutes. [AttendanceFold] takes the events as they are recorded;
/// [AttendanceSheet] is the result at one time. The rules and their sources are in
/// `server/docs/attendance.md`.
package org.homegroup.attendance;
