package org.homegroup.identity;

import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.homegroup.Welcome;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.PracticeDirectory;

/// Fresh links for everybody of a demo practice, to be printed at start. Whoever reads them can be
/// anybody: call it only for a practice file that says `demo = true`.
public final class DemoLinks {

  private final PracticeDirectory directory;
  private final Links links;

  public DemoLinks(PracticeDirectory directory, Links links) {
    this.directory = directory;
    this.links = links;
  }

  /// Clinicians first, then the front desk, then patients.
  public Future<List<Welcome.Invited>> make(UUID organisationId) {
    return directory
        .peopleOf(organisationId)
        .compose(people -> Future.all(people.stream().map(this::invite).toList()))
        .map(all -> all.<Welcome.Invited>list());
  }

  private Future<Welcome.Invited> invite(KnownPerson person) {
    Future<URI> link = links.make(person.organisationId(), person.personId(), Links.Purpose.DEMO);
    return link.map(uri -> new Welcome.Invited(person.name().full(), person.kind().code(), uri));
  }
}
