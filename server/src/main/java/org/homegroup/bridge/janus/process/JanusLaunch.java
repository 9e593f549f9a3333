package org.homegroup.bridge.janus.process;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.platform.config.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A prepared start of Janus: program, configuration and user. If this server runs as root, Janus
/// runs as `nobody` and cannot gain privileges.
///
/// @param configuration the configuration folder
/// @param fingerprint the hash of the configuration
record JanusLaunch(
    Path executable,
    Path configuration,
    int apiPort,
    int eventPort,
    String fingerprint,
    JanusSecrets secrets) {

  private static final Logger LOG = LoggerFactory.getLogger(JanusLaunch.class);
  private static final String UNPRIVILEGED_USER = "nobody";

  /// Writes the configuration files.
  static JanusLaunch prepare(
      Path executable, JanusSettings settings, JanusSecrets secrets, int eventPort)
      throws IOException {
    Optional<String> address = address(settings);
    if (address.isEmpty()) {
      LOG.warn(
          "This machine has only its loopback address, which Janus never uses for media: people"
              + " will meet by text but neither see nor hear each other. Give the machine an"
              + " address, or name one in the configuration.");
    }
    boolean root = isRoot();
    Path folder = root ? accessibleFolder(settings.folder()) : settings.folder();
    Path configuration = folder.resolve("conf");
    int apiPort = settings.apiPort() == 0 ? freePort() : settings.apiPort();
    Optional<UserPrincipal> reader = root ? Optional.of(nobody()) : Optional.empty();
    JanusConfigFiles.write(configuration, reader, settings, secrets, address, apiPort, eventPort);
    return new JanusLaunch(
        executable,
        configuration,
        apiPort,
        eventPort,
        JanusConfigFiles.fingerprint(configuration, settings, secrets, address, apiPort, eventPort),
        secrets);
  }

  Process start() throws IOException {
    return new ProcessBuilder(command())
        .directory(configuration.toFile())
        .redirectErrorStream(true)
        .redirectInput(new File("/dev/null"))
        .start();
  }

  private List<String> command() {
    // These tools are part of coreutils and util-linux, which every Debian has. Each replaces
    // itself by the program that it starts, so the process id is that of Janus.
    // env: Janus outlives us, so it must not die of SIGPIPE when its output is no longer read.
    // prlimit: a core file would contain participants' media.
    // setsid: Ctrl-C in the terminal must reach the server only, which ends Janus last.
    List<String> command =
        new ArrayList<>(List.of("env", "--ignore-signal=PIPE", "prlimit", "--core=0", "setsid"));
    if (isRoot()) {
      // Janus needs no privileges.
      command.addAll(
          List.of(
              "setpriv",
              "--reuid=" + UNPRIVILEGED_USER,
              "--regid=nogroup",
              "--clear-groups",
              "--inh-caps=-all",
              "--bounding-set=-all",
              "--no-new-privs"));
    }
    command.addAll(List.of(executable.toString(), "-F", configuration.toString()));
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// Describes the started process for the run file.
  JanusRun run(long pid) {
    return new JanusRun(
        pid,
        JanusRun.startTicks(pid),
        executable,
        configuration,
        apiPort,
        eventPort,
        fingerprint,
        secrets);
  }

  static boolean isCompatible(JanusRun run, JanusSettings settings) {
    boolean same =
        run.executable().equals(executable(settings.executable()))
            && run.fingerprint()
                .equals(
                    JanusConfigFiles.fingerprint(
                        run.configuration(),
                        settings,
                        run.secrets(),
                        address(settings),
                        run.apiPort(),
                        run.eventPort()));
    if (!same) {
      LOG.info("The Janus that an earlier server left was started in another way");
    }
    return same && run.isAlive();
  }

  private static Optional<String> address(JanusSettings settings) {
    return settings.address().or(OwnAddress::first);
  }

  static Path executable(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new StartFailure(
                    StartFailure.Kind.BRIDGE,
                    "Janus is not installed (no program `"
                        + name
                        + "` found): run `apt-get install janus`, or start with --no-bridge."));
  }

  private static UserPrincipal nobody() throws IOException {
    return FileSystems.getDefault()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(UNPRIVILEGED_USER);
  }

  /// Returns the folder if `nobody` can access it, otherwise a private temporary folder. Root's
  /// home, for example, is closed to others.
  private static Path accessibleFolder(Path folder) throws IOException {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        Path temporary = Files.createTempDirectory("homegroup-janus");
        Files.setOwner(temporary, nobody());
        return temporary;
      }
    }
    return folder;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
