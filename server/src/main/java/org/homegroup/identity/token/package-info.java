/// Access tokens, refresh tokens and the keys that sign them.
package org.homegroup.identity.token;
