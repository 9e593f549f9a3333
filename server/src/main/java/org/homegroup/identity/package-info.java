/// Identity: a personal link is exchanged, once, for a short-lived access token and a cookie that
/// renews it. Only hashes of secrets are stored, and none is ever logged. Rights in a session are
/// not decided here but by the booking in `practice`. See `docs/adr/0008`.
package org.homegroup.identity;
