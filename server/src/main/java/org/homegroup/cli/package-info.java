/// One class per subcommand. A command reads its options, calls the part that does the work, and
/// prints; the only package that writes to standard output.
package org.homegroup.cli;
