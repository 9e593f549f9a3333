/// Open tasks for participants in danger and for groups without a lead, and the staff members who
/// took them. Tasks that outlive their session are stored. The rules are in `session`; nothing here
/// is part of a payer's export.
package org.homegroup.safety;
