package org.homegroup.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.homegroup.platform.json.Json;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.signaling.protocol.ClientMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessPolicyTest {

  @Test
  @DisplayName("The document has a row for each action")
  void everyActionIsInTheDocument() {
    assertEquals(EnumSet.allOf(Action.class), AccessDocument.actions());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Each cell of the document is the cell of the code, with the same refusal")
  void cells(Action action) {
    for (Who who : Who.values()) {
      assertEquals(
          AccessDocument.denial(action, new Standing(Set.of(who), Set.of())),
          AccessPolicy.denial(action, new Standing(Set.of(who), Set.of())),
          who.code());
      for (Relation relation : Relation.values()) {
        String cell = action.code() + ", " + who.code() + ", " + relation.code();
        var standing = new Standing(Set.of(who), Set.of(relation));
        assertEquals(
            AccessDocument.allows(action, who, relation),
            AccessPolicy.allows(action, who, relation),
            cell);
        assertEquals(
            AccessDocument.denial(action, standing), AccessPolicy.denial(action, standing), cell);
      }
    }
  }

  @Test
  @DisplayName("Each command of the socket is an action of that name")
  void everyCommandIsAnAction() {
    Set<String> actions =
        EnumSet.allOf(Action.class).stream().map(Action::code).collect(Collectors.toSet());
    Json.members(ClientMessage.Asked.class)
        .map(type -> KebabCase.kebab(type.getSimpleName()))
        .forEach(command -> assertTrue(actions.contains(command), command));
  }

  @Test
  @DisplayName("Nobody may do anything without a role and a relation")
  void nobody() {
    for (Action action : Action.values()) {
      assertTrue(AccessPolicy.denial(action, Standing.NOBODY).isPresent(), action.code());
    }
  }
}
