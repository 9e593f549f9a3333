/// What an operator can decide. `config/reference.conf` documents every key; [ConfigLoader] reads
/// it once, at start, into the immutable records here, and everything else receives its own section
/// by constructor. A new key is a line in `reference.conf` and a line in the record of its section.
package org.homegroup.config;
