/// What operators read and switch over HTTP: health, bridges.
package org.homegroup.api.operations;
