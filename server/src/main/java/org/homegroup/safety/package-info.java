/// What has to be done when somebody may be in danger, or a group is alone: open tasks, and who has
/// taken them; those that outlive their session are on record. The rules are in `session`;
/// nothing here is in a payer's export.
package org.homegroup.safety;
