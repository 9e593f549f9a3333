package org.homegroup.platform.config;

import java.nio.file.Path;
import java.util.Optional;

/// All options of an operator, validated. Never a global: each part of the server receives its
/// section.
///
/// @param dataDirectory absolute; may not exist yet
/// @param practiceFile absolute; empty for the built-in demo practice
public record Config(
    Path dataDirectory,
    Optional<Path> practiceFile,
    HttpConfig http,
    DatabaseConfig database,
    BridgeConfig bridge,
    TurnConfig turn,
    SignalingConfig signaling,
    PreflightConfig preflight,
    SessionConfig session,
    IdentityConfig identity,
    CheckInConfig checkIn,
    OnCallConfig onCall,
    MailConfig mail) {

  static Config from(Section root, Path home) {
    return new Config(
        home.resolve(root.string("data-directory")).normalize(),
        root.optionalString("practice-file").map(file -> home.resolve(file).normalize()),
        HttpConfig.from(root.section("http")),
        DatabaseConfig.from(root.section("database")),
        BridgeConfig.from(root.section("bridge")),
        TurnConfig.from(root.section("turn")),
        SignalingConfig.from(root.section("signaling")),
        PreflightConfig.from(root.section("preflight")),
        SessionConfig.from(root.section("session")),
        IdentityConfig.from(root.section("identity")),
        CheckInConfig.from(root.section("check-in"), home),
        OnCallConfig.from(root.section("on-call")),
        MailConfig.from(root.section("mail"), home));
  }
}
