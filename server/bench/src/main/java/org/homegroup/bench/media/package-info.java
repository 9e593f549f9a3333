/// `homegroup bench media` measures a real browser and a real bridge with the server, and the same
/// bridge driven by a bare page.
package org.homegroup.bench.media;
