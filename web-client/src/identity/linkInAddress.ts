/**
 * Takes the secret of a personal link (`/#link=…`) out of the address bar at once, so that it is not in the history,
 * on a screenshot, or sent on with a copied address.
 */
export function takeLinkSecret(location: Location = window.location, history: History = window.history) {
  const secret = new URLSearchParams(location.hash.slice(1)).get('link');
  if (secret !== null) history.replaceState(null, '', location.pathname + location.search);
  return secret || undefined;
}
