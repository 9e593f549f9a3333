package org.homegroup.platform.config;

import java.nio.file.Path;
import java.util.Optional;

/// Section `mail`: the mail server for mail to the supervisor on call.
///
/// @param host empty: no mail is sent
/// @param user empty: without login
/// @param certificateAuthority trusted authority; empty: those that Java trusts
public record MailConfig(
    Optional<String> host,
    int port,
    Tls tls,
    Optional<Path> certificateAuthority,
    Optional<String> user,
    Secret password,
    String from) {

  /// The encryption of the connection to the mail server.
  public enum Tls {
    STARTTLS,
    TLS,
    NONE
  }

  static MailConfig from(Section section, Path home) {
    Optional<String> host = section.optionalString("host");
    Optional<String> from = section.optionalString("from");
    var mail =
        new MailConfig(
            host,
            section.integer("port", 1, 65_535),
            section.choice("tls", Tls.class),
            section
                .optionalString("certificate-authority")
                .map(file -> home.resolve(file).normalize()),
            section.optionalString("user"),
            section.secret("password"),
            from.orElse(""));
    if (host.isPresent() && !mail.from.matches("[^@\\s]+@[^@\\s]+")) {
      section.complain("from", "must be a mail address when there is a host");
    }
    if (mail.user.isPresent() == mail.password.isEmpty()) {
      section.complain("password", "and user must be given together, or neither");
    }
    return mail;
  }
}
