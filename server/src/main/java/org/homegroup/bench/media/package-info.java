/// `homegroup bench media`: people who are let in by a real browser through a real bridge, and the
/// same bridge driven by itself. The media tests drive their browser with it.
package org.homegroup.bench.media;
