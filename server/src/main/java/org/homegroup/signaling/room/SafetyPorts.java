package org.homegroup.signaling.room;

import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.TaskBoard;

/// The open tasks of this node, and the record of those that outlive their session.
public record SafetyPorts(TaskBoard board, DurableTasks durable) {}
