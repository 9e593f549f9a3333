/// Attendance over HTTP: the live view and the CSV.
package org.homegroup.api.attendance;
