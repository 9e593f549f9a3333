package org.homegroup.signaling.story;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homegroup.api.WaitingListRoutes;
import org.homegroup.api.pipeline.AccessResolver;
import org.homegroup.api.pipeline.Pipeline;
import org.homegroup.app.LiveNode;
import org.homegroup.app.NodePorts;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.FakeBridge;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.CheckInSubmission;
import org.homegroup.checkin.Need;
import org.homegroup.checkin.RelapseSign;
import org.homegroup.id.CheckInId;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.ConfigLoader;
import org.homegroup.platform.http.HttpVerticle;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonKind;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.practice.SessionStatus;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.Actor;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionEvent;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.InMemoryCareTasks;
import org.homegroup.testing.InMemoryConferenceStore;
import org.homegroup.testing.InMemoryLivenessStore;
import org.homegroup.testing.InMemoryReadModels;
import org.homegroup.testing.ManualTime;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestBookings;
import org.homegroup.testing.TestPerson;

/// A whole live node on a loopback port, with a journal in memory, a fake bridge and a clock that
/// the test turns. Begins at 16:50: the doors of [SessionStory]'s group are open.
public final class LiveStory implements AutoCloseable {

  private static final List<TestPerson> CROWD =
      IntStream.range(200, 260).mapToObj(i -> People.patientNamed(i, "Patient " + i)).toList();
  private static final List<TestPerson> EVERYBODY =
      Stream.concat(People.ALL.stream(), CROWD.stream()).toList();

  /// Of the node that runs; to be asked on its loop.
  public TaskBoard tasks;

  public final ManualTime time = new ManualTime(SessionStory.local("16:50"));
  public final InMemoryJournal journal = new InMemoryJournal(time);
  public final InMemoryReadModels readModels = new InMemoryReadModels(journal);
  public final InMemoryLivenessStore liveness = new InMemoryLivenessStore();
  public final InMemoryConferenceStore conferences = new InMemoryConferenceStore();
  public final InMemoryCareTasks careTasks = new InMemoryCareTasks();
  public final FakeBridge bridge = new FakeBridge(time);

  private final Vertx vertx = Vertx.vertx();
  private final Booking booking;
  private final Config config;
  private final List<TestClient> clients = new ArrayList<>();
  private final Semaphore taken = new Semaphore(0);
  private final List<CheckInCard> cards = new CopyOnWriteArrayList<>();
  private final AtomicInteger readings = new AtomicInteger();
  private FadingJournal reach;
  private LiveNode node;
  private HttpVerticle http;
  private String deployment;

  private LiveStory(Map<String, ?> settings) {
    this(settings, TestBookings.ofThe(EVERYBODY));
  }

  private LiveStory(Map<String, ?> settings, Booking booking) {
    this.booking = booking;
    var all = new LinkedHashMap<String, Object>(settings);
    all.put("homegroup.http.port", 0);
    config = new ConfigLoader(Map.of(), Path.of("")).load(Optional.empty(), all);
    startNode();
  }

  public static LiveStory begins() {
    return new LiveStory(Map.of());
  }

  /// In a practice that asks where its patients are.
  public static LiveStory asksForLocation() {
    return new LiveStory(Map.of(), TestBookings.askingForLocation(EVERYBODY));
  }

  /// In a practice that decided so.
  public static LiveStory under(RoomPolicy policy) {
    return new LiveStory(Map.of(), TestBookings.with(policy, TestBookings.ofThe(EVERYBODY)));
  }

  /// In a room of another kind, where only those come whom a test names.
  public static LiveStory inRoomOf(String kind) {
    return new LiveStory(Map.of(), TestBookings.inRoomOf(People.ALL, kind));
  }

  /// @param settings pairs such as `homegroup.signaling.burst`, 5
  public static LiveStory begins(String key, Object value, String key2, Object value2) {
    return new LiveStory(Map.of(key, value, key2, value2));
  }

  public static LiveStory begins(String key, Object value) {
    return new LiveStory(Map.of(key, value));
  }

  static String tokenOf(TestPerson person) {
    return "token of " + person.personId().value();
  }

  private void startNode() {
    reach = new FadingJournal(journal);
    var metrics = new Metrics();
    tasks = new TaskBoard(metrics);
    node =
        new LiveNode(
            config,
            time.timeSources(),
            metrics,
            new NodePorts(
                new NodePorts.Records(reach, liveness),
                new NodePorts.LeftBehind(readModels::openSessions, readModels::callbacksLeftSince),
                new NodePorts.Media(_ -> bridge, conferences),
                new NodePorts.People(this::who, this::booked),
                new NodePorts.Care((_, _) -> read(), tasks, careTasks)));
    var access =
        new AccessResolver(
            _ -> Future.succeededFuture(Optional.empty()), this::booked, node::session);
    var routes =
        new Pipeline(
            LiveStory::verify, access, metrics, List.of(new WaitingListRoutes(node::waiting)));
    http =
        new HttpVerticle(config, metrics, List.of(routes), Optional.of(new Doorbell(node, taken)));
    deployment = AwaitCondition.of(vertx.deployVerticle(http));
  }

  /// In place of tokens, which need a database: kind, organization and person, as they are.
  private static Future<Optional<Principal>> verify(String token) {
    String[] who = token.split(" ");
    return Future.succeededFuture(
        Optional.of(
            new Principal(
                new PersonId(who[2]),
                new OrganizationId(who[1]),
                PersonKind.valueOf(who[0].toUpperCase(Locale.ROOT)))));
  }

  /// What HTTP answers about the session.
  public HttpResponse<String> get(
      String path, String kind, OrganizationId organization, TestPerson person)
      throws IOException, InterruptedException {
    URI address =
        URI.create(
            "http://127.0.0.1:%d/api/sessions/%s%s"
                .formatted(http.actualPort(), SessionStory.SESSION.value(), path));
    try (HttpClient client = HttpClient.newHttpClient()) {
      String who = "Bearer " + kind + " " + organization + " " + person.personId().value();
      return client.send(
          HttpRequest.newBuilder(address).header("Authorization", who).build(),
          BodyHandlers.ofString());
    }
  }

  private Future<PersonId> who(String token) {
    return token.startsWith("token of ")
        ? Future.succeededFuture(new PersonId(token.substring("token of ".length())))
        : Future.failedFuture("not a token");
  }

  private Future<Optional<Booking>> booked(SessionId sessionId) {
    return Future.succeededFuture(
        Optional.of(booking).filter(one -> one.sessionId().equals(sessionId)));
  }

  /// A socket on which nothing was said yet.
  public TestClient connects() {
    TestClient client = TestClient.connect(vertx, http.actualPort());
    clients.add(client);
    taken.acquireUninterruptibly();
    return client;
  }

  /// Somebody connects, says hello and is welcomed.
  public TestClient comes(TestPerson person) {
    TestClient client = connects();
    client.arrives(person);
    return client;
  }

  /// Somebody comes and is let in by this lead.
  public TestClient comesIn(TestPerson person, TestClient lead) {
    TestClient client = connects();
    String id = client.arrives(person).getJsonObject("you").getString("participantId");
    lead.asks("admit", "participantId", id);
    client.next("snapshot");
    return client;
  }

  /// A person answers at check-in, over HTTP as far as they know.
  public Outcome checksIn(TestPerson person, CheckInCard card, boolean locationConfirmed) {
    cards.add(card);
    return onLoop(
        () ->
            node.commit(
                new CheckInSubmission(
                    booking,
                    person.personId(),
                    card,
                    "commitment",
                    locationConfirmed,
                    time.instant())));
  }

  /// As often as answers were read from the store.
  public int readings() {
    return readings.get();
  }

  private Future<List<CheckInCard>> read() {
    readings.incrementAndGet();
    return Future.succeededFuture(List.copyOf(cards));
  }

  /// A person's answers show an early sign of relapse.
  public void showsASign(TestPerson person) {
    var sign = new RelapseSign(RelapseSign.Kind.USED, OptionalInt.empty());
    checksIn(
        person,
        new CheckInCard(
            CheckInId.random(), AnswersState.GOOD, Need.WATCH, Optional.of(sign), List.of()),
        true);
  }

  /// As the supervisors' page has them.
  public List<Task> openTasks() {
    var open = new ArrayList<Task>();
    time.onLoop(() -> open.addAll(tasks.open(booking.organizationId())));
    return open;
  }

  /// A supervisor says "I have it" on that page.
  public Outcome takes(Task task, TestPerson supervisor) {
    return onLoop(() -> node.take(task, supervisor.personId(), Actor.ON_CALL));
  }

  /// A supervisor says "it is done" on that page.
  public Outcome saysDone(Task task, TestPerson supervisor) {
    return onLoop(() -> node.done(task, supervisor.personId(), true));
  }

  private <T> T onLoop(Supplier<Future<T>> asks) {
    var answer = new CompletableFuture<T>();
    time.onLoop(
        () -> asks.get().onSuccess(answer::complete).onFailure(answer::completeExceptionally));
    return AwaitCondition.of(answer);
  }

  /// So many patients come whom nobody knows.
  public void fill(int seats) {
    CROWD.stream().limit(seats).forEach(this::comes);
  }

  /// Says hello and returns the refusal.
  public JsonObject refused(TestPerson person) {
    return connects().says(TestClient.hello(person)).next("rejected");
  }

  /// All at once: nobody has the time to say anything.
  public void advance(Duration length) {
    time.advance(length);
  }

  /// Second by second: whoever is asked whether they are there answers.
  public void passes(Duration length) {
    for (long second = 0; second < length.toSeconds(); second++) {
      time.advance(Duration.ofSeconds(1));
      clients.stream().filter(TestClient::answers).forEach(TestClient::settles);
    }
  }

  /// In the journal, in order.
  public List<SessionEvent> recorded() {
    return AwaitCondition.of(journal.read(SessionStory.SESSION, 0)).stream()
        .map(JournalEntry::event)
        .toList();
  }

  public <E extends SessionEvent> List<E> recorded(Class<E> type) {
    return recorded().stream().filter(type::isInstance).map(type::cast).toList();
  }

  public Optional<SessionStatus.Now> status() {
    return node.status(SessionStory.SESSION);
  }

  /// The server stops in good order.
  public void stops() {
    AwaitCondition.of(vertx.undeploy(deployment));
  }

  /// The server dies: what it would do from now on reaches no journal. Another one starts.
  public void crashesAndRestarts() {
    reach.crash();
    stops();
    time.onLoop(bridge::abandon);
    startNode();
  }

  /// Another one starts after [#stops].
  public void restarts() {
    startNode();
  }

  @Override
  public void close() {
    clients.forEach(TestClient::close);
    AwaitCondition.of(vertx.close());
  }

  /// The endpoint that this person has on the bridge.
  public EndpointId endpointOf(TestClient client) {
    List<EndpointId> all = new ArrayList<>();
    time.onLoop(() -> all.addAll(bridge.endpoints()));
    return all.stream()
        .filter(one -> one.participantId().value().equals(client.seat()))
        .findFirst()
        .orElseThrow();
  }
}
