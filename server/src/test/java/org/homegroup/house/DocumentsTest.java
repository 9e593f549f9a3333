package org.homegroup.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Goal: the documents refer only to things that exist. Checks the links between them, and the
/// names of classes and modules in them.
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");

  /// A type, possibly with a member.
  private static final Pattern CODE_NAME =
      Pattern.compile("`([A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*)(?:\\.\\w+)*`");

  /// Names of browsers' types, in reasons for what was not chosen.
  private static final Set<String> NOT_OURS = Set.of("EventSource");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> dead =
        documents().stream()
            .flatMap(
                file ->
                    LINK.matcher(text(file))
                        .results()
                        .filter(link -> !link.group(1).startsWith("http"))
                        .filter(link -> !leadsSomewhere(file, link.group(1), link.group(2)))
                        .map(link -> file + ": " + link.group()))
            .toList();
    assertEquals(List.of(), dead);
  }

  @Test
  void everyNameOfTheCodeIsInIt() throws IOException {
    Set<String> words = words();
    List<String> gone =
        documents().stream()
            .flatMap(
                file ->
                    CODE_NAME
                        .matcher(text(file))
                        .results()
                        .map(name -> name.group(1))
                        .filter(name -> !words.contains(name) && !NOT_OURS.contains(name))
                        .map(name -> file + ": " + name))
            .toList();
    assertEquals(List.of(), gone);
  }

  private static boolean leadsSomewhere(Path from, String path, String section) {
    Path to = path.isEmpty() ? from : from.resolveSibling(path);
    return Files.exists(to)
        && (section == null
            || HEADING
                .matcher(text(to))
                .results()
                .anyMatch(it -> anchor(it.group(1)).equals(section)));
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").strip().replace(' ', '-');
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              Stream.of("../README.md", "../config/README.md", "../docker/README.md").map(Path::of),
              docs.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }

  /// Every word in the Java and TypeScript sources.
  private static Set<String> words() throws IOException {
    try (Stream<Path> server = Files.walk(Path.of("src"));
        Stream<Path> bench = Files.walk(Path.of("bench/src"));
        Stream<Path> page = Files.walk(Path.of("../web-client/src"));
        Stream<Path> stories = Files.walk(Path.of("../web-client/e2e"))) {
      return Stream.of(server, bench, page, stories)
          .flatMap(files -> files)
          .filter(file -> file.toString().matches(".*\\.(java|tsx?)"))
          .flatMap(file -> Arrays.stream((file + " " + text(file)).split("\\W+")))
          .collect(Collectors.toSet());
    }
  }

  /// The text of a file; of a document, without its examples.
  private static String text(Path file) {
    try {
      String all = Files.readString(file);
      return file.toString().endsWith(".md") ? BLOCK.matcher(all).replaceAll("") : all;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
