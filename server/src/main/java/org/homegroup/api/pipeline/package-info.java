/// The one way of every request to the API: authentication, limits, policy, handler, answer. Routes
/// declare what they are for; nothing here knows a feature.
package org.homegroup.api.pipeline;
