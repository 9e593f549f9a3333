package org.homegroup.oncall;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.homegroup.platform.config.MailConfig;
import org.homegroup.platform.config.MailConfig.Tls;
import org.homegroup.practice.OnCallPerson;

/// Sends mail to the supervisor on call through the configured mail server. The text is the same
/// for every task, because mails are visible on lock screens and in archives.
final class MailChannel implements Channel {

  private static final String FIRST = "Homegroup: the person on call is needed";
  private static final String REMINDER = "Homegroup: the person on call is still needed";

  private static final String TEXT =
      """
      The person on call is needed at your practice.

      Open this page, see what it is about, and press "I have it":
      %s

      You are the supervisor on call. This is message %d about it; more come
      until somebody has taken it. For privacy it says nothing more.
      """;

  private final MailConfig config;
  private final MailClient client;
  private final Duration answerWithin;

  /// Opens no connection before the first mail.
  MailChannel(Vertx vertx, MailConfig config, Duration answerWithin) {
    this.config = config;
    this.answerWithin = answerWithin;
    this.client = MailClient.create(vertx, options(config, answerWithin));
  }

  private static io.vertx.ext.mail.MailConfig options(MailConfig config, Duration answerWithin) {
    var options =
        new io.vertx.ext.mail.MailConfig()
            .setHostname(config.host().orElse("localhost"))
            .setPort(config.port())
            .setSsl(config.tls() == Tls.TLS)
            .setStarttls(
                config.tls() == Tls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
            .setLogin(config.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
            .setHostnameVerificationAlgorithm(config.tls() == Tls.NONE ? "" : "HTTPS")
            // Mails are rare: a kept connection would be dead when it is needed.
            .setKeepAlive(false)
            .setMaxPoolSize(2)
            .setOwnHostname(domain(config));
    options.setConnectTimeout((int) answerWithin.toMillis());
    config
        .user()
        .ifPresent(user -> options.setUsername(user).setPassword(config.password().value()));
    config
        .certificateAuthority()
        .ifPresent(
            file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
    return options;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public boolean reaches(OnCallPerson person) {
    return config.host().isPresent() && person.mail().isPresent();
  }

  @Override
  public Future<Void> tell(OnCallPerson person, Notification notification) {
    var message =
        new MailMessage()
            .setFrom(config.from())
            .setTo(person.mail().orElseThrow())
            .setSubject(notification.call() == 1 ? FIRST : REMINDER)
            .setText(TEXT.formatted(notification.page(), notification.call()))
            .addHeader("Message-ID", "<%s@%s>".formatted(notification.id(), domain(config)))
            .addHeader("Auto-Submitted", "auto-generated")
            .addHeader("Importance", "high");
    return client
        .sendMail(message)
        .<Void>mapEmpty()
        .timeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(notTold(failure)));
  }

  /// RFC 5321: 5yz is permanent; a retry cannot succeed.
  private static DeliveryFailure notTold(Throwable failure) {
    if (failure instanceof SMTPException smtp) {
      String why = "status " + smtp.getReplyCode();
      return smtp.isPermanent() ? DeliveryFailure.forGood(why) : DeliveryFailure.forNow(why);
    }
    return DeliveryFailure.forNow(failure);
  }

  private static String domain(MailConfig config) {
    String from = config.from();
    return from.isEmpty() ? "localhost" : from.substring(from.indexOf('@') + 1);
  }
}
