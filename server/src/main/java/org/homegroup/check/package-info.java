/// The check of a person's line before the call: what was found, what it means, and how many may
/// run. The rules are plain Java; the run itself is signaling's.
package org.homegroup.check;
