/// Tasks over HTTP: care tasks of clinicians, and the on-call page of supervisors.
package org.homegroup.api.tasks;
