/// Attendance in the forms in which it leaves the house. Still pure: a sheet and names go in, text
/// comes out. Whoever calls checks that the reader may have it.
package org.homegroup.attendance.export;
