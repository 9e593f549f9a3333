package org.homegroup.app;

import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import org.homegroup.id.OrganizationId;
import org.homegroup.identity.link.MagicLinks;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.PracticeDirectory;

/// Creates fresh personal links for everyone of a demo practice, to be printed at start. Anyone can
/// read them: call it only for a practice file with `demo = true`.
public final class DemoLinks {

  private final PracticeDirectory directory;
  private final MagicLinks links;

  public DemoLinks(PracticeDirectory directory, MagicLinks links) {
    this.directory = directory;
    this.links = links;
  }

  /// The links of clinicians first, then the front desk, then patients.
  public Future<List<StartResult.Invited>> make(OrganizationId organizationId) {
    return directory
        .peopleOf(organizationId)
        .compose(people -> Future.all(people.stream().map(this::invite).toList()))
        .map(all -> all.<StartResult.Invited>list());
  }

  private Future<StartResult.Invited> invite(KnownPerson person) {
    Future<URI> link =
        links.make(person.organizationId(), person.personId(), MagicLinks.Purpose.DEMO);
    return link.map(
        uri -> new StartResult.Invited(person.name().full(), person.kind().code(), uri));
  }
}
