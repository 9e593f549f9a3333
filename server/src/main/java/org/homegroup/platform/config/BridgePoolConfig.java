package org.homegroup.platform.config;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.homegroup.platform.config.BridgeConfig.Janus;
import org.homegroup.platform.config.BridgeConfig.Jvb;
import org.homegroup.platform.config.BridgeConfig.Kind;

/// The bridges of one server, and the region of each.
///
/// @param members in the order of the file
/// @param regions the time zones of each region; a session's region follows from its program's zone
public record BridgePoolConfig(List<Member> members, List<Region> regions) {

  private static final String POOL = "pool";
  private static final String REGION = "region";
  private static final Set<String> MEMBER_KEYS =
      Set.of("name", "kind", REGION, "drained", "janus", "jvb");
  private static final Map<String, ?> MEMBER_DEFAULTS =
      Map.of("name", "", "kind", "janus", REGION, "", "drained", false);

  /// One bridge of the pool.
  ///
  /// @param drained accepts no new sessions from the start
  /// @param janus of a `JANUS`
  /// @param jvb of a `JVB`
  public record Member(
      String name, Kind kind, Optional<String> region, boolean drained, Janus janus, Jvb jvb) {}

  /// Zones as programs name them, such as `America/Chicago`.
  public record Region(String name, Set<String> zones) {}

  /// The region of a session in this time zone.
  public Optional<String> regionOf(ZoneId zone) {
    return regions.stream()
        .filter(region -> region.zones().contains(zone.getId()))
        .map(Region::name)
        .findFirst();
  }

  static BridgePoolConfig from(Section bridge) {
    Kind kind = bridge.choice("kind", Kind.class);
    List<Region> regions =
        bridge.sections("regions", Map.of("name", "", "zones", List.of())).stream()
            .map(BridgePoolConfig::region)
            .toList();
    List<Member> members =
        bridge.sections(POOL, MEMBER_DEFAULTS).stream()
            .map(entry -> member(entry, bridge))
            .toList();
    complain(bridge, members, regions);
    if (kind == Kind.NONE) {
      return new BridgePoolConfig(List.of(), regions);
    }
    return new BridgePoolConfig(members.isEmpty() ? List.of(only(kind, bridge)) : members, regions);
  }

  /// The pool of a server with one configured bridge.
  private static Member only(Kind kind, Section bridge) {
    return new Member(
        kind.name().toLowerCase(Locale.ROOT),
        kind,
        Optional.empty(),
        false,
        Janus.from(bridge.section("janus")),
        Jvb.from(bridge.section("jvb")));
  }

  private static Region region(Section entry) {
    entry.onlyKnows(Set.of("name", "zones"));
    List<String> zones = entry.strings("zones");
    zones.stream()
        .filter(zone -> !ZoneId.getAvailableZoneIds().contains(zone))
        .forEach(zone -> entry.complain("zones", "knows no time zone " + zone));
    return new Region(name(entry), Set.copyOf(zones));
  }

  private static Member member(Section entry, Section bridge) {
    entry.onlyKnows(MEMBER_KEYS);
    Kind kind = entry.choice("kind", Kind.class);
    if (kind == Kind.NONE) {
      entry.complain("kind", "must be a bridge");
    }
    return new Member(
        name(entry),
        kind,
        entry.optionalString(REGION),
        entry.flag("drained"),
        Janus.from(entry.sectionOver("janus", bridge.section("janus"))),
        Jvb.from(entry.sectionOver("jvb", bridge.section("jvb"))));
  }

  /// Reads a name that is valid in metrics, addresses and the name of a folder.
  private static String name(Section entry) {
    String name = entry.string("name");
    if (!name.matches("[a-z0-9-]{0,40}")) {
      entry.complain("name", "must be small letters, digits and hyphens, at most 40");
    }
    return name;
  }

  private static void complain(Section bridge, List<Member> members, List<Region> regions) {
    Set<String> known = regions.stream().map(Region::name).collect(Collectors.toSet());
    var names = new HashSet<String>();
    var urls = new HashSet<URI>();
    for (Member one : members) {
      if (!names.add(one.name())) {
        bridge.complain(POOL, "has two bridges called " + one.name());
      }
      if (one.kind() == Kind.JVB && !urls.add(one.jvb().url())) {
        bridge.complain(
            POOL, "names %s twice: give each bridge a jvb.url".formatted(one.jvb().url()));
      }
      one.region()
          .filter(region -> !known.contains(region))
          .ifPresent(
              region -> bridge.complain(POOL, "knows no region %s: see regions".formatted(region)));
    }
    complainAboutPorts(bridge, members.stream().filter(one -> one.kind() == Kind.JANUS).toList());
  }

  /// All of them run on this machine, so their ports must differ.
  private static void complainAboutPorts(Section bridge, List<Member> januses) {
    for (int i = 0; i < januses.size(); i++) {
      for (Member other : januses.subList(i + 1, januses.size())) {
        Member one = januses.get(i);
        var shared = new ArrayList<String>();
        if (one.janus().rtpPorts().overlaps(other.janus().rtpPorts())) {
          shared.add("rtp-port-range");
        }
        if (isSame(one, other, Janus::apiPort)) {
          shared.add("api-port");
        }
        if (isSame(one, other, Janus::eventPort)) {
          shared.add("event-port");
        }
        for (String key : shared) {
          bridge.complain(
              POOL,
              "lets %s and %s use the same ports: give each a janus.%s of its own"
                  .formatted(one.name(), other.name(), key));
        }
      }
    }
  }

  private static boolean isSame(Member one, Member other, ToIntFunction<Janus> port) {
    int number = port.applyAsInt(one.janus());
    return number != 0 && number == port.applyAsInt(other.janus());
  }
}
