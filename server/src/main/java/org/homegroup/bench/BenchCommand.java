package org.homegroup.bench;

import org.homegroup.bench.live.BareServerCommand;
import org.homegroup.bench.live.LiveBenchCommand;
import org.homegroup.bench.media.MediaBenchCommand;
import picocli.CommandLine.Command;

/// `homegroup bench`: figures to compare, never a pass or a fail.
@Command(
    name = "bench",
    description = "Measures the server beside bare references, on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {LiveBenchCommand.class, MediaBenchCommand.class, BareServerCommand.class})
public final class BenchCommand {}
