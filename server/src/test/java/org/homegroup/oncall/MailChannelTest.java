package org.homegroup.oncall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.homegroup.platform.config.MailConfig;
import org.homegroup.platform.config.MailConfig.Tls;
import org.homegroup.platform.config.Secret;
import org.homegroup.practice.OnCallPerson;
import org.homegroup.testing.AwaitCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real SMTP server on this machine.
class MailChannelTest {

  private static final String SATO = "on-call@harbor.example";

  @TempDir static Path keys;
  private static Path authority;

  private final Vertx vertx = Vertx.vertx();
  private GreenMail server;

  /// GreenMail reads these once, before it speaks TLS for the first time.
  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    Path store = keys.resolve("mail.p12");
    authority = keys.resolve("mail.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "mail",
        "-keyalg",
        "EC",
        "-dname",
        "CN=mail.harbor.example",
        "-ext",
        "san=ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "mail",
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit",
        "-file",
        authority.toString());
    System.setProperty("greenmail.tls.keystore.file", store.toString());
    System.setProperty("greenmail.tls.keystore.password", "changeit");
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(java.util.List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(keys.resolve("keytool.log").toFile())
            .start();
    assertEquals(0, process.waitFor());
  }

  @AfterEach
  void close() {
    server.stop();
    AwaitCondition.of(vertx.close());
  }

  private MailConfig serves(String protocol, Tls tls, Optional<String> user) {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol).dynamicPort());
    server.start();
    return config(tls, user, Optional.empty());
  }

  private MailConfig config(Tls tls, Optional<String> user, Optional<Path> trust) {
    int port = (tls == Tls.TLS ? server.getSmtps() : server.getSmtp()).getPort();
    return new MailConfig(
        Optional.of("127.0.0.1"),
        port,
        tls,
        trust,
        user,
        new Secret(user.map(_ -> "open sesame").orElse("")),
        "homegroup@harbor.example");
  }

  private MailChannel channel(MailConfig config) {
    return new MailChannel(vertx, config, Duration.ofSeconds(5));
  }

  private static OnCallPerson sato() {
    return RecordedCalls.sato(Optional.empty(), Optional.of(SATO));
  }

  private DeliveryFailure refused(MailConfig config) {
    var failure =
        assertThrows(
            RuntimeException.class,
            () -> AwaitCondition.of(channel(config).tell(sato(), RecordedCalls.notification(1))));
    return assertInstanceOf(DeliveryFailure.class, failure.getCause());
  }

  @Test
  @DisplayName("The mail has the address of the page, and neither a name nor what it is about")
  void mail() throws MessagingException {
    AwaitCondition.of(
        channel(serves("smtp", Tls.NONE, Optional.empty()))
            .tell(sato(), RecordedCalls.notification(1)));
    MimeMessage mail = server.getReceivedMessages()[0];
    assertEquals("Homegroup: the person on call is needed", mail.getSubject());
    assertEquals(SATO, mail.getAllRecipients()[0].toString());
    assertEquals("homegroup@harbor.example", mail.getFrom()[0].toString());
    assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
    assertEquals(
        "<%s.1@harbor.example>".formatted(RecordedCalls.notification(1).taskId()),
        mail.getMessageID());
    String whole = GreenMailUtil.getWholeMessage(mail);
    assertTrue(GreenMailUtil.getBody(mail).contains("https://groups.example/on-call\r\n"));
    for (String word : new String[] {"Sato", "unsupervised", "morales", "group\u0020", "crisis"}) {
      assertFalse(whole.contains(word), word);
    }
  }

  @Test
  void aReminderSaysThatItIsOne() throws MessagingException {
    AwaitCondition.of(
        channel(serves("smtp", Tls.NONE, Optional.empty()))
            .tell(sato(), RecordedCalls.notification(3)));
    MimeMessage mail = server.getReceivedMessages()[0];
    assertEquals("Homegroup: the person on call is still needed", mail.getSubject());
    assertTrue(GreenMailUtil.getBody(mail).contains("message 3 about it"));
  }

  @Test
  void withALoginAndOverTlsThatIsTrusted() {
    serves("smtps", Tls.TLS, Optional.empty());
    server.setUser("homegroup@harbor.example", "homegroup", "open sesame");
    AwaitCondition.of(
        channel(config(Tls.TLS, Optional.of("homegroup"), Optional.of(authority)))
            .tell(sato(), RecordedCalls.notification(1)));
    assertEquals(1, server.getReceivedMessages().length);
  }

  @Test
  void aStrangersCertificateIsNotTrusted() {
    refused(serves("smtps", Tls.TLS, Optional.empty()));
    assertEquals(0, server.getReceivedMessages().length);
  }

  @Test
  void nothingIsSentInTheClearUnlessThePracticeSaysSo() {
    refused(serves("smtp", Tls.STARTTLS, Optional.empty()));
    assertEquals(0, server.getReceivedMessages().length);
  }

  @Test
  void aWrongPasswordIsRefusedForGood() {
    serves("smtp", Tls.NONE, Optional.empty());
    server.getUserManager().setAuthRequired(true);
    server.setUser("homegroup@harbor.example", "homegroup", "another");
    DeliveryFailure why = refused(config(Tls.NONE, Optional.of("homegroup"), Optional.empty()));
    assertFalse(why.again());
    assertFalse(why.getMessage().contains("sesame"));
  }

  @Test
  void withoutAServerOrAnAddressThereIsNoWay() {
    MailConfig config = serves("smtp", Tls.NONE, Optional.empty());
    assertTrue(channel(config).reaches(sato()));
    assertFalse(
        channel(config).reaches(RecordedCalls.sato(Optional.of("http://x"), Optional.empty())));
    var off =
        new MailConfig(
            Optional.empty(),
            587,
            Tls.STARTTLS,
            Optional.empty(),
            Optional.empty(),
            new Secret(""),
            "");
    assertFalse(channel(off).reaches(sato()));
  }
}
