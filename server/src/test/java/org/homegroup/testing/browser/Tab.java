package org.homegroup.testing.browser;

import io.vertx.core.json.JsonObject;

/// A browser tab that is driven by the caller. It has its own storage and cookies, like the browser
/// of one person.
public final class Tab implements AutoCloseable {

  private final DevTools devTools;
  private final String context;
  private final String session;

  private Tab(DevTools devTools, String context, String session) {
    this.devTools = devTools;
    this.context = context;
    this.session = session;
  }

  /// @param script runs in every page of this tab before the page's own scripts
  static Tab open(DevTools devTools, String script, String url) {
    String context =
        devTools.ask("Target.createBrowserContext", new JsonObject()).getString("browserContextId");
    // Each tab has its own window: a page behind another is hidden and requests no video.
    var wanted =
        new JsonObject()
            .put("url", "about:blank")
            .put("browserContextId", context)
            .put("newWindow", true)
            .put("width", 1280)
            .put("height", 800);
    String target = devTools.ask("Target.createTarget", wanted).getString("targetId");
    String session =
        devTools
            .ask(
                "Target.attachToTarget",
                new JsonObject().put("targetId", target).put("flatten", true))
            .getString("sessionId");
    Tab tab = new Tab(devTools, context, session);
    tab.ask("Page.enable", new JsonObject());
    tab.ask("Page.addScriptToEvaluateOnNewDocument", new JsonObject().put("source", script));
    tab.ask("Page.navigate", new JsonObject().put("url", url));
    tab.evaluate(
        "document.readyState === 'complete' || new Promise((done) => addEventListener('load',"
            + " () => done(true)))");
    return tab;
  }

  /// Returns the value of an expression, or of the promise that it returns. Throws what the page
  /// threw.
  public Object evaluate(String expression) {
    JsonObject answer =
        ask(
            "Runtime.evaluate",
            new JsonObject()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true)
                // Allows sound to play, as after a click.
                .put("userGesture", true));
    JsonObject thrown = answer.getJsonObject("exceptionDetails");
    if (thrown != null) {
      JsonObject exception = thrown.getJsonObject("exception", new JsonObject());
      throw new IllegalStateException(
          "In a page: " + exception.getString("description", thrown.getString("text")));
    }
    return answer.getJsonObject("result").getValue("value");
  }

  public long number(String expression) {
    return ((Number) evaluate(expression)).longValue();
  }

  @Override
  public void close() {
    devTools.ask("Target.disposeBrowserContext", new JsonObject().put("browserContextId", context));
  }

  private JsonObject ask(String method, JsonObject parameters) {
    return devTools.ask(session, method, parameters);
  }
}
