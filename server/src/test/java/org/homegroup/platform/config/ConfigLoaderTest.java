package org.homegroup.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.homegroup.platform.config.BridgeConfig.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

  @TempDir Path folder;

  @Test
  @DisplayName("The defaults alone are a valid configuration")
  void defaults() {
    Config config = load(Map.of(), Optional.empty(), Map.of());

    assertEquals(8080, config.http().port());
    assertEquals("127.0.0.1", config.http().host());
    assertEquals(URI.create("http://localhost:8080"), config.http().baseUrl(8080));
    assertEquals(folder.resolve("data"), config.dataDirectory());
    assertEquals(Optional.empty(), config.practiceFile());
    assertEquals(Kind.JANUS, config.bridge().kind());
    assertEquals(new PortRange(20_000, 20_999), config.bridge().janus().rtpPorts());
    assertEquals(
        List.of(
            new BridgePoolConfig.Member(
                "janus",
                Kind.JANUS,
                Optional.empty(),
                false,
                config.bridge().janus(),
                config.bridge().jvb())),
        config.bridge().pool().members());
    assertEquals(Duration.ofSeconds(10), config.signaling().lostAfter());
    assertEquals(64 * 1024, config.signaling().maxMessageSize());
    assertEquals(Duration.ofDays(7), config.identity().linkTtl());
    assertTrue(config.http().metricsToken().isEmpty());
  }

  @Test
  @DisplayName(
      "The command line wins over the environment, that over the file, that over the default")
  void precedence() throws IOException {
    Path file = file("homegroup { http { port = 1001, host = \"::1\" }, database.pool-size = 4 }");
    var environment =
        Map.of("HOMEGROUP_HTTP_PORT", "1002", "HOMEGROUP_DATABASE_POOL_SIZE", "5", "PATH", "/bin");

    Config config = load(environment, Optional.of(file), Map.of("homegroup.http.port", 1003));

    assertEquals(1003, config.http().port());
    assertEquals(5, config.database().poolSize());
    assertEquals("::1", config.http().host());
    assertEquals(12, config.identity().refreshTtl().toHours());
  }

  @Test
  @DisplayName("Every type of value can be given by the environment")
  void typesFromEnvironment() {
    var environment =
        Map.of(
            "HOMEGROUP_SIGNALING_PING_INTERVAL", "2 seconds",
            "HOMEGROUP_SIGNALING_MAX_MESSAGE_SIZE", "32 KiB",
            "HOMEGROUP_HTTP_TRUSTED_ORIGINS", "https://a.example, https://b.example:8443/",
            "HOMEGROUP_HTTP_BEHIND_PROXY", "true",
            "HOMEGROUP_BRIDGE_KIND", "none",
            "HOMEGROUP_HTTP_PUBLIC_URL", "https://groups.example.org");

    Config config = load(environment, Optional.empty(), Map.of());

    assertEquals(Duration.ofSeconds(2), config.signaling().pingInterval());
    assertEquals(32 * 1024, config.signaling().maxMessageSize());
    assertEquals(
        List.of(URI.create("https://a.example"), URI.create("https://b.example:8443")),
        config.http().trustedOrigins());
    assertTrue(config.http().behindProxy());
    assertEquals(Kind.NONE, config.bridge().kind());
    assertEquals("https://groups.example.org", config.http().baseUrl(8080).toString());
  }

  @Test
  @DisplayName("A secret can be in a file that the environment names, and is not printed")
  void secretInFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("password"), "correct horse\n");

    Config config =
        load(
            Map.of("HOMEGROUP_DATABASE_PASSWORD_FILE", secret.toString()),
            Optional.empty(),
            Map.of());

    assertEquals("correct horse", config.database().password().value());
    assertFalse(config.toString().contains("horse"));
  }

  @Test
  @DisplayName(
      "All complaints are made at once, with the key, what is wrong, and a suggestion for a misspelt one")
  void allComplaintsAtOnce() throws IOException {
    Path file =
        file(
            """
            homegroup {
              http { prot = 80, public-url = "groups.example.org" }
              bridge { kind = zoom, janus.rtp-port-range = "9-1" }
              signaling { ping-interval = 8 seconds, burst = many }
              turn { urls = ["turn:turn.example.org:3478", "https://turn.example.org"] }
            }
            """);

    String complaint = complaintOf(Map.of("HOMEGROUP_HTTP_PORT", "99999"), file);

    assertTrue(
        complaint.contains(
            "homegroup.http.prot is not an option; did you mean homegroup.http.port?"));
    assertTrue(complaint.contains("own.conf: 2"), complaint);
    assertTrue(complaint.contains("homegroup.http.port must be between 0 and 65535, not 99999"));
    assertTrue(complaint.contains("homegroup.http.public-url must look like https://"));
    assertTrue(complaint.contains("homegroup.bridge.kind must be one of janus, jvb, none"));
    assertTrue(complaint.contains("homegroup.bridge.janus.rtp-port-range must be two ports"));
    assertTrue(complaint.contains("homegroup.signaling.lost-after must be at least twice"));
    assertTrue(complaint.contains("homegroup.signaling.burst cannot be read"));
    assertTrue(complaint.contains("homegroup.turn.secret is needed with urls"));
    assertTrue(complaint.contains("homegroup.turn.urls must look like turn:"));
  }

  @Test
  @DisplayName("Relay only, without a relay, is refused: nobody would see anybody")
  void relayOnlyWithoutRelay() throws IOException {
    Path file = file("homegroup.turn.relay-only = true");

    assertTrue(complaintOf(Map.of(), file).contains("homegroup.turn.relay-only needs urls"));
  }

  @Test
  @DisplayName("A bridge of the pool has what it does not say from the section of its kind")
  void pool() throws IOException {
    Path file =
        file(
            """
            homegroup.bridge {
              janus.max-bitrate = 300000
              regions = [{ name = central, zones = ["America/Chicago"] }]
              pool = [
                { name = one, region = central, janus.rtp-port-range = "20000-20499" }
                { name = two, drained = true, janus { rtp-port-range = "20500-20999", max-bitrate = 900000 } }
                { name = far, kind = jvb, jvb.url = "http://10.0.0.7:8080" }
              ]
            }
            """);

    BridgePoolConfig pool = load(Map.of(), Optional.of(file), Map.of()).bridge().pool();

    BridgePoolConfig.Member one = pool.members().getFirst();
    BridgePoolConfig.Member two = pool.members().get(1);
    BridgePoolConfig.Member far = pool.members().getLast();
    assertEquals(List.of("one", "two"), List.of(one.name(), two.name()));
    assertEquals(List.of(false, true), List.of(one.drained(), two.drained()));
    assertEquals(
        List.of(300_000, 900_000), List.of(one.janus().maxBitrate(), two.janus().maxBitrate()));
    assertEquals(new PortRange(20_500, 20_999), two.janus().rtpPorts());
    assertEquals("janus", two.janus().executable());
    assertEquals(Kind.JVB, far.kind());
    assertEquals(URI.create("http://10.0.0.7:8080"), far.jvb().url());
    assertEquals(720, far.jvb().maxHeight());
    assertEquals(Optional.of("central"), one.region());
    assertEquals(Optional.of("central"), pool.regionOf(ZoneId.of("America/Chicago")));
    assertEquals(Optional.empty(), pool.regionOf(ZoneId.of("Europe/Rome")));
    var none = Map.of("homegroup.bridge.kind", "none");
    assertEquals(List.of(), load(Map.of(), Optional.of(file), none).bridge().pool().members());
  }

  @Test
  @DisplayName("Complaints about a pool name the entry")
  void poolComplaints() throws IOException {
    Path file =
        file(
            """
            homegroup.bridge {
              regions = [{ name = central, zones = ["America/Chicgo"] }]
              pool = [
                { name = one, janus.api-port = 7000 }
                { name = one, kind = tuba, regoin = central, janus { api-port = 7000, excutable = x } }
                { name = far, kind = jvb }
                { name = near, kind = jvb }
                { name = "No 3", region = east, janus.rtp-port-range = "30000-30999" }
              ]
            }
            """);

    String complaint = complaintOf(Map.of("HOMEGROUP_DATABASE_POOL_SIZE", "4"), file);

    for (String sentence :
        List.of(
            "regions[0].zones knows no time zone America/Chicgo",
            "pool has two bridges called one",
            "pool lets one and one use the same ports: give each a janus.rtp-port-range of its own",
            "use the same ports: give each a janus.api-port of its own",
            "pool[1].kind must be one of janus, jvb, none",
            "pool names http://127.0.0.1:8080 twice: give each bridge a jvb.url",
            "pool[1].regoin is not an option; did you mean region?",
            "pool[1].janus.excutable is not an option; did you mean executable?",
            "pool[4].name must be small letters",
            "pool knows no region east")) {
      assertTrue(complaint.contains(sentence), sentence + " in " + complaint);
    }
    assertTrue(
        complaintOf(Map.of("HOMEGROUP_BRIDGE_POOL", "one,two"), file("homegroup {}"))
            .contains("homegroup.bridge.pool cannot be read"));
  }

  @Test
  @DisplayName("Mail is off until it has a server; reminders come less and less often")
  void callingTheSupervisor() throws IOException {
    Config config =
        load(
            Map.of(
                "HOMEGROUP_MAIL_HOST", "mail.example",
                "HOMEGROUP_MAIL_FROM", "homegroup@clinic.example",
                "HOMEGROUP_ON_CALL_REMIND_AFTER", "2 seconds, 5 seconds"),
            Optional.empty(),
            Map.of());
    assertEquals(Optional.of("mail.example"), config.mail().host());
    assertEquals(MailConfig.Tls.STARTTLS, config.mail().tls());
    assertEquals(
        List.of(Duration.ofSeconds(2), Duration.ofSeconds(5)), config.onCall().remindAfter());
    assertEquals(Optional.empty(), load(Map.of(), Optional.empty(), Map.of()).mail().host());

    String complaint =
        complaintOf(
            Map.of("HOMEGROUP_MAIL_HOST", "mail.example", "HOMEGROUP_MAIL_USER", "us"),
            file("homegroup.on-call.remind-after = [5 minutes, 1 minute]"));
    assertTrue(complaint.contains("on-call.remind-after must not become shorter"), complaint);
    assertTrue(complaint.contains("mail.from must be a mail address"), complaint);
    assertTrue(complaint.contains("mail.password and user must be given together"), complaint);
  }

  @Test
  @DisplayName("A file that is missing or is not HOCON is a complaint, not a stack trace")
  void unreadableFiles() throws IOException {
    assertTrue(complaintOf(Map.of(), folder.resolve("none.conf")).contains("cannot be read"));
    assertTrue(complaintOf(Map.of(), file("homegroup {")).contains("own.conf"));
  }

  @Test
  @DisplayName("Every key has a name of its own in the environment")
  void environmentNames() {
    var reference = ConfigFactory.parseResources("reference.conf").resolve();
    var keys = new TreeSet<String>();
    reference.entrySet().forEach(entry -> keys.add(entry.getKey()));

    var names = new EnvironmentNames(keys).keyByName();

    assertEquals(2 * keys.size(), names.size());
    assertEquals("homegroup.http.public-url", names.get("HOMEGROUP_HTTP_PUBLIC_URL"));
  }

  private Config load(
      Map<String, String> environment, Optional<Path> file, Map<String, ?> options) {
    return new ConfigLoader(environment, folder).load(file, options);
  }

  private String complaintOf(Map<String, String> environment, Path file) {
    var failure =
        assertThrows(StartFailure.class, () -> load(environment, Optional.of(file), Map.of()));
    assertEquals(StartFailure.Kind.CONFIGURATION, failure.kind());
    return failure.getMessage();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("own.conf"), content);
  }
}
