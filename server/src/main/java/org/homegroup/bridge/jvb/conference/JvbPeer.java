package org.homegroup.bridge.jvb.conference;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.jvb.colibri.ColibriEvent;
import org.homegroup.bridge.jvb.colibri.ColibriSocket;
import org.homegroup.bridge.jvb.sdp.BridgeTransport;
import org.homegroup.bridge.jvb.sdp.SdpAnswer;
import org.homegroup.bridge.jvb.sdp.Sources;

/// An endpoint's single peer connection on the bridge: its transport, the negotiation in which this
/// server offers for the bridge, and its Colibri WebSocket.
final class JvbPeer implements ColibriSocket.Listener, JvbNegotiation.Context {

  private final JvbContext context;
  private final JvbConference conference;
  private final JvbEndpoint endpoint;
  private final BridgeTransport transport;
  private final JvbNegotiation negotiation;
  private final Optional<ColibriSocket> socket;

  JvbPeer(
      JvbContext context,
      JvbConference conference,
      JvbEndpoint endpoint,
      BridgeTransport transport) {
    this.context = context;
    this.conference = conference;
    this.endpoint = endpoint;
    this.transport = transport;
    this.negotiation = new JvbNegotiation(conference, this, transport);
    this.socket = socket();
  }

  /// Restores a peer that an earlier server negotiated.
  ///
  /// @param sent the sources of all living endpoints, by name on the bridge
  JvbPeer(
      JvbContext context,
      JvbConference conference,
      JvbEndpoint endpoint,
      JvbSnapshot.EndpointState state,
      Map<String, Sources> sent) {
    this.context = context;
    this.conference = conference;
    this.endpoint = endpoint;
    this.transport = state.transport();
    this.negotiation =
        new JvbNegotiation(conference, this, state.transport(), state.negotiated(), sent);
    this.socket = socket();
  }

  private Optional<ColibriSocket> socket() {
    return transport.webSocket().map(url -> context.socket(url, this));
  }

  BridgeTransport transport() {
    return transport;
  }

  JvbNegotiation negotiation() {
    return negotiation;
  }

  void close() {
    negotiation.close();
    socket.ifPresent(ColibriSocket::close);
  }

  @Override
  public void offer(MediaSignal.Offer offer) {
    endpoint.signal(offer);
  }

  @Override
  public Future<Void> answered(SdpAnswer answer) {
    return conference.requests().answered(endpoint.name(), answer);
  }

  @Override
  public Future<Void> sends(Sources sources) {
    return conference.requests().sends(endpoint.name(), sources);
  }

  @Override
  public Runnable startAnswerTimer(Runnable task) {
    return context.after(context.settings().browserWithin(), task);
  }

  @Override
  public void failed(String reason) {
    endpoint.failed(reason);
  }

  @Override
  public void opened() {
    socket.ifPresent(it -> endpoint.socketOpened(it::send));
  }

  @Override
  public void event(ColibriEvent event) {
    endpoint.event(event);
  }

  @Override
  public void disconnected() {
    endpoint.socketBroken();
    context.checkHealthNow();
  }

  @Override
  public void endpointClosed() {
    failed("the bridge ended it");
  }
}
