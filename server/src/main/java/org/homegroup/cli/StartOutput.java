package org.homegroup.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.function.Function;
import org.homegroup.app.StartResult;
import org.homegroup.app.StartResult.Invited;

/// Prints the result of a start to standard output: lines for people, or one line of JSON for
/// scripts.
final class StartOutput {

  private StartOutput() {}

  static void print(PrintWriter out, StartResult result, boolean json) {
    if (json) {
      out.println(json(result).encode());
    } else {
      printForPeople(out, result);
    }
    out.flush();
  }

  private static JsonObject json(StartResult result) {
    var people = new JsonArray();
    for (Invited person : result.people()) {
      people.add(
          new JsonObject()
              .put("name", person.name())
              .put("role", person.role())
              .put("link", person.link().toString()));
    }
    return new JsonObject().put("baseUrl", result.baseUrl().toString()).put("people", people);
  }

  private static void printForPeople(PrintWriter out, StartResult result) {
    out.println();
    out.println("Homegroup is on " + result.baseUrl());
    if (!result.people().isEmpty()) {
      out.println();
      out.println("Open each link in a browser window of its own:");
      int names = width(result, Invited::name);
      int roles = width(result, Invited::role);
      String line = "  %-" + names + "s  %-" + roles + "s  %s%n";
      result.people().forEach(one -> out.printf(line, one.name(), one.role(), one.link()));
    }
    out.println();
    out.println("Ctrl-C stops it.");
  }

  private static int width(StartResult result, Function<Invited, String> column) {
    return result.people().stream().map(column).mapToInt(String::length).max().orElse(1);
  }
}
