/// The check-in of a patient over HTTP, and the trend that leads read.
package org.homegroup.api.checkin;
