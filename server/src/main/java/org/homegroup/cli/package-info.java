/// The command line, one class for each subcommand. A command reads its options, calls the code
/// that does the work, and prints. No other package writes to standard output.
package org.homegroup.cli;
