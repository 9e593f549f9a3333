package org.homegroup.bridge.janus.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.homegroup.bridge.janus.gateway.JanusEvent;
import org.homegroup.bridge.janus.gateway.JanusEventServer;
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.homegroup.bridge.janus.gateway.JanusSession;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.platform.config.StartFailure;

/// Writes Janus's private configuration folder. The plugin folders contain links to the three
/// modules that we use, so that nothing a later package adds is loaded.
final class JanusConfigFiles {

  private static final Duration SESSION_TIMEOUT = JanusSession.KEEP_ALIVE.multipliedBy(3);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final List<Path> LIBRARIES =
      List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"), Path.of("/opt/janus/lib"));

  private JanusConfigFiles() {}

  /// Writes the folder anew.
  ///
  /// @param owner the user that Janus runs as, if it is another one than ours
  static void write(
      Path folder,
      Optional<UserPrincipal> owner,
      JanusSettings settings,
      JanusSecrets secrets,
      Optional<String> address,
      int apiPort,
      int eventPort)
      throws IOException {
    Path modules = modules();
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, OWNER_ONLY);
    link(folder.resolve("plugins"), modules.resolve("plugins/libjanus_videoroom.so"));
    link(folder.resolve("transports"), modules.resolve("transports/libjanus_websockets.so"));
    link(folder.resolve("events"), modules.resolve("events/libjanus_wsevh.so"));
    Files.createDirectories(folder.resolve("loggers"));
    for (var each : texts(folder, settings, secrets, address, apiPort, eventPort).entrySet()) {
      text(folder, each.getKey(), each.getValue());
    }
    if (owner.isPresent()) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
          Files.setOwner(each, owner.get());
        }
      }
    }
  }

  /// Returns the contents of the configuration files, by file name.
  private static Map<String, String> texts(
      Path folder,
      JanusSettings settings,
      JanusSecrets secrets,
      Optional<String> address,
      int apiPort,
      int eventPort) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("janus.jcfg", core(folder, settings, secrets, address));
    texts.put("janus.transport.websockets.jcfg", webSockets(apiPort));
    texts.put("janus.eventhandler.wsevh.jcfg", events(secrets, eventPort));
    texts.put("janus.plugin.videoroom.jcfg", videoRoom(secrets));
    return texts;
  }

  /// Returns a hash of everything that [#write] configures. A running Janus with another
  /// fingerprint is not the one that we would start.
  static String fingerprint(
      Path folder,
      JanusSettings settings,
      JanusSecrets secrets,
      Optional<String> address,
      int apiPort,
      int eventPort) {
    String all = texts(folder, settings, secrets, address, apiPort, eventPort).toString();
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Finds the folder of the installed modules: `/usr/lib/<machine>/janus` on Debian.
  private static Path modules() throws IOException {
    for (Path library : LIBRARIES) {
      if (Files.isDirectory(library)) {
        try (Stream<Path> inside = Files.list(library)) {
          Optional<Path> found =
              Stream.concat(Stream.of(library), inside.sorted())
                  .map(each -> each.resolve("janus"))
                  .filter(each -> Files.exists(each.resolve("plugins/libjanus_videoroom.so")))
                  .findFirst();
          if (found.isPresent()) {
            return found.get();
          }
        }
      }
    }
    throw new StartFailure(
        StartFailure.Kind.BRIDGE,
        "Janus has no VideoRoom module here: install Debian's package `janus`, or start with"
            + " --no-bridge.");
  }

  private static void link(Path folder, Path module) throws IOException {
    Files.createDirectories(folder);
    Path link = folder.resolve(module.getFileName());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, module);
  }

  private static void text(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  /// Janus notes on these values: `event_loops` saves a thread per handle; a session whose API
  /// socket is gone lives until it has heard nothing for the shorter of the two timeouts, and ends
  /// at once if `reclaim_session_timeout` is 0; a peer that vanishes is only noticed with
  /// `ice_keepalive_conncheck`; ICE restarts need full ICE.
  private static String core(
      Path folder, JanusSettings settings, JanusSecrets secrets, Optional<String> address) {
    return """
    general: {
      configs_folder = "%1$s"
      plugins_folder = "%1$s/plugins"
      transports_folder = "%1$s/transports"
      events_folder = "%1$s/events"
      loggers_folder = "%1$s/loggers"
      debug_level = 3
      debug_colors = false
      api_secret = "%2$s"
      admin_secret = "%3$s"
      server_name = "homegroup"
      session_timeout = %9$d
      reclaim_session_timeout = %10$d
      event_loops = 2
      opaqueid_in_api = true
      exit_on_dl_error = true
    }
    media: {
      rtp_port_range = "%4$d-%5$d"
      no_media_timer = %6$d
      slowlink_threshold = 4
    }
    nat: {
      full_trickle = false
      ice_lite = false
      ignore_mdns = true
      ice_keepalive_conncheck = true
      %7$s
      %8$s
    }
    events: {
      broadcast = true
      combine_media_stats = true
      stats_period = 5
    }
    """
        .formatted(
            folder,
            secrets.api(),
            secrets.admin(),
            settings.rtpPortMin(),
            settings.rtpPortMax(),
            JanusEvent.NO_MEDIA_TIMER.toSeconds(),
            address.map(it -> "ice_enforce_list = \"" + it + "\"").orElse(""),
            settings.publicAddress().map(it -> "nat_1_1_mapping = \"" + it + "\"").orElse(""),
            Math.max(SESSION_TIMEOUT.toSeconds(), reclaim(settings)),
            reclaim(settings));
  }

  /// The timeout starts at the last keep-alive, which may have been some time before our end.
  private static long reclaim(JanusSettings settings) {
    return settings.outlivesServer()
        ? settings.carryOnWithin().plus(JanusSession.KEEP_ALIVE).toSeconds()
        : 0;
  }

  private static String webSockets(int apiPort) {
    return """
    general: {
      json = "compact"
      ws = true
      ws_ip = "127.0.0.1"
      ws_port = %d
      wss = false
      pingpong_trigger = 10
      pingpong_timeout = 5
    }
    admin: {
      admin_ws = false
    }
    """
        .formatted(apiPort);
  }

  /// No `jsep` events, because session descriptions contain addresses, which this server never
  /// stores.
  private static String events(JanusSecrets secrets, int eventPort) {
    return """
    general: {
      enabled = true
      events = "sessions,handles,webrtc,media,plugins,core"
      grouping = true
      json = "compact"
      backend = "ws://127.0.0.1:%d%s"
      subprotocol = "%s"
    }
    """
        .formatted(eventPort, secrets.eventPath(), JanusEventServer.SUBPROTOCOL);
  }

  private static String videoRoom(JanusSecrets secrets) {
    return """
    general: {
      admin_key = "%s"
      lock_rtp_forward = true
      string_ids = true
    }
    """
        .formatted(secrets.roomAdmin());
  }
}
