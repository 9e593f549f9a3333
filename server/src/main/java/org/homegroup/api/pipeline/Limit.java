package org.homegroup.api.pipeline;

import org.homegroup.platform.http.RateLimit;

/// The rate at which one person, or one address, may ask.
///
/// @param word names the limit in the metrics
/// @param retryAfterSeconds told to whoever asked too often
public record Limit(RateLimit rate, String word, int retryAfterSeconds) {}
