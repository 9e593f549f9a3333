/// Homegroup: group therapy sessions online, and a record of attendance that only grows.
/// [Main] is the command line. Packages are the nouns of the product: the three doors (`cli`,
// `api`,
/// `signaling`) stand above the features, the features above `session`, and all above `platform`.
package org.homegroup;
