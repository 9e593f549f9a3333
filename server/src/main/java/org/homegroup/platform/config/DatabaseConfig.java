package org.homegroup.platform.config;

import java.net.URI;
import java.util.Optional;

/// Section `database`.
///
/// @param url `postgresql://host:port/name`; empty for the embedded database
/// @param user used with `url` only, like the password
/// @param poolSize the number of connections of this server
public record DatabaseConfig(Optional<URI> url, String user, Secret password, int poolSize) {

  static DatabaseConfig from(Section section) {
    return new DatabaseConfig(
        section.optionalString("url").flatMap(url -> postgresUrl(section, url)),
        section.string("user"),
        section.secret("password"),
        section.integer("pool-size", 2, 200));
  }

  private static Optional<URI> postgresUrl(Section section, String text) {
    Optional<URI> url = section.uri("url", text);
    if (url.isPresent() && !isPostgres(url.get())) {
      section.complain(
          "url", "must look like postgresql://host:5432/name, without user and password");
      return Optional.empty();
    }
    return url;
  }

  private static boolean isPostgres(URI url) {
    return "postgresql".equals(url.getScheme())
        && url.getHost() != null
        && url.getUserInfo() == null
        && url.getPath().length() > 1;
  }
}
