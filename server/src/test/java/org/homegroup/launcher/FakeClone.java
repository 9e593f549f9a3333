package org.homegroup.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A clone of the project in which every program except the launcher is a stand-in.
final class FakeClone {

  /// The system programs that the launcher uses.
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cut",
          "dirname",
          "find",
          "flock",
          "grep",
          "id",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "tail",
          "touch",
          "tr",
          "xargs");

  /// The part of Maven that makes the measurements' jar, when it is asked for them.
  private static final String BENCH =
      """
      case "$*" in
        *server/bench*) mkdir -p server/bench/target; touch server/bench/target/homegroup-bench.jar ;;
      esac
      """;

  private final Path root;
  private final Path programs;
  private final Path jvms;
  private final Path link;

  /// One run of the launcher.
  ///
  /// @param exitCode 128 + number if a signal ended it
  record Run(long pid, int exitCode, String output, String errors) {}

  FakeClone(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("a clone"));
    programs = Files.createDirectories(folder.resolve("programs"));
    jvms = folder.resolve("jvms");
    Files.copy(
        Path.of("../homegroup"), root.resolve("homegroup"), StandardCopyOption.COPY_ATTRIBUTES);
    link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("homegroup"));
    for (String tool : TOOLS) {
      program(tool, "exec /usr/bin/" + tool + " \"$@\"");
    }
    for (String present :
        List.of("janus", "turnserver", "openssl", "chromium", "pulseaudio", "npm", "apt-get")) {
      program(present, "exit 0");
    }
    program("node", "echo v20.19.0");
    program("mvn", "mkdir -p server/target; touch server/target/homegroup-server.jar\n" + BENCH);
    jdk("jdk-17", "17.0.15");
    jdk("jdk-25", "25.0.3");
    write("pom.xml");
    write("server/pom.xml");
    write("server/src/main/java/Old.java");
    write("server/src/test/java/org/homegroup/testing/browser/Old.java");
    write("server/bench/pom.xml");
    write("server/bench/src/main/java/Old.java");
    write("config/reference.conf");
    write("web-client/index.html");
  }

  /// Runs the launcher through a link, and from another folder.
  Run run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(link.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(programs, "output", "");
    Path errors = Files.createTempFile(programs, "errors", "");
    var builder = new ProcessBuilder(command).directory(programs.toFile());
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", programs.toString());
    builder.environment().put("JAVA_HOME", jvms.resolve("jdk-17").toString());
    builder.environment().put("JVM_FOLDER", jvms.toString());
    Process process = builder.start();
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Run(
        process.pid(), process.waitFor(), Files.readString(output), Files.readString(errors));
  }

  /// Puts a program on the PATH. It works in the folder in which it is started.
  void program(String name, String script) throws IOException {
    executable(programs.resolve(name), script);
  }

  void remove(String program) throws IOException {
    Files.delete(programs.resolve(program));
  }

  void removeJdk(String name) throws IOException {
    Files.delete(jvms.resolve(name).resolve("release"));
  }

  Path write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "new");
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  private void jdk(String name, String version) throws IOException {
    Path jdk = jvms.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    executable(jdk.resolve("bin/java"), "echo " + name + " $$ \"$@\"");
    executable(jdk.resolve("bin/javac"), "exit 1");
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("Cannot make executable: " + file);
    }
  }
}
