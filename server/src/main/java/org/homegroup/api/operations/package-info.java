/// Health and bridges over HTTP, for operators.
package org.homegroup.api.operations;
