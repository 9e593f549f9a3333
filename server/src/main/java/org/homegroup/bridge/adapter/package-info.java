/// Shared parts of the bridge adapters: crossings between contexts, endpoints, availability.
package org.homegroup.bridge.adapter;
