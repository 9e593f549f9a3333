declare global {
  interface Window {
    /** Every socket that the page has opened, newest last. */
    sockets: WebSocket[];
  }
}

/** Runs in the page before its own scripts: a story can say on its socket what no button says. */
export function watchSockets() {
  const Real = window.WebSocket;
  window.sockets = [];
  window.WebSocket = class extends Real {
    constructor(...given: ConstructorParameters<typeof Real>) {
      super(...given);
      window.sockets.push(this);
    }
  };
}
