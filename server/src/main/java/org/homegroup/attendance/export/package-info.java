/// Writes attendance in export formats. Pure: a sheet and names go in, text comes out. The caller
/// checks that the reader may have it.
package org.homegroup.attendance.export;
