package org.homegroup.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.homegroup.platform.config.StartFailure;

/// The database files and the password. Created once: the finished directory appears by a rename,
/// so an interrupted start is simply repeated.
///
/// The server connects as [#USER], who owns the database [#DATABASE] and nothing else: an injected
/// query cannot reach the superuser's file and program functions.
record Cluster(Path data, String secret) {

  static final String SUPERUSER = "postgres";
  static final String USER = "homegroup";
  static final String DATABASE = "homegroup";

  private static final String INITIALISING = "data.init-";

  static Cluster under(Path home, Programs programs, Path log) throws IOException {
    Path data = home.resolve("data");
    Path secretFile = home.resolve("secret");
    if (Files.isDirectory(data)) {
      if (!Files.exists(secretFile)) {
        throw new StartFailure(
            StartFailure.Kind.DATA,
            "The password file %s is gone, and the database in %s cannot be opened without it: put it back."
                .formatted(secretFile, data));
      }
      return new Cluster(data, Files.readString(secretFile).strip());
    }
    // A unique name: the initdb of a killed start may still be writing to the last one.
    Path initialising = home.resolve(INITIALISING + ProcessHandle.current().pid());
    deleteInterrupted(home);
    String secret = newSecret(secretFile);
    initialise(programs, log, initialising, secretFile, secret);
    Files.move(initialising, data, StandardCopyOption.ATOMIC_MOVE);
    return new Cluster(data, secret);
  }

  private static void deleteInterrupted(Path home) throws IOException {
    List<Path> interrupted;
    try (Stream<Path> found = Files.list(home)) {
      interrupted =
          found.filter(path -> path.getFileName().toString().startsWith(INITIALISING)).toList();
    }
    for (Path path : interrupted) {
      FileTrees.delete(path);
    }
  }

  private static String newSecret(Path file) throws IOException {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret + "\n");
    return secret;
  }

  private static void initialise(
      Programs programs, Path log, Path data, Path secretFile, String secret) throws IOException {
    long before = ServerLog.size(log);
    int code =
        programs.run(
            log,
            "",
            "initdb",
            List.of(
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + secretFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                // PostgreSQL's own collation: sorting does not change with the machine's libraries.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
    if (code == 0) {
      // Single-user mode takes one statement a line. The password is hexadecimal, so it needs no
      // quoting.
      String statements =
          "create role %s login password '%s';\ncreate database %s owner %s;\n"
              .formatted(USER, secret, DATABASE, USER);
      code =
          programs.run(
              log,
              statements,
              "postgres",
              List.of("--single", "-D", data.toString(), "-c", "exit_on_error=on", "postgres"));
    }
    if (code != 0) {
      throw ServerLog.problem(log, before, "PostgreSQL could not lay out its files");
    }
  }
}
