/// The record of a crisis over HTTP.
package org.homegroup.api.crisis;
