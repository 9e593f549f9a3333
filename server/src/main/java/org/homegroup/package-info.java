/// Homegroup: group therapy sessions online, with an append-only record of attendance.
///
/// [Main] is the command line. Packages are the nouns of the product: three doors (`cli`, `api`,
/// `signaling`) stand above the features, the features above `session`, and everything above
/// `platform`.
package org.homegroup;
