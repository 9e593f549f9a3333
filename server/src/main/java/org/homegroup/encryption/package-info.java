/// Encryption of database fields at rest: bytes in, bytes out.
package org.homegroup.encryption;
