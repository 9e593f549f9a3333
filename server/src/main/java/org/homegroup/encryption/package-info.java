/// Encryption of fields at rest: bytes in, bytes out.
package org.homegroup.encryption;
