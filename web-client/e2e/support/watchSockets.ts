declare global {
  interface Window {
    /** Every socket that the page has opened, newest last. */
    sockets: WebSocket[];
    /** Where the browser itself does not tell a story what its sockets carry. */
    tellFrame?: (sent: boolean, text: string) => void;
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
      this.addEventListener('message', ({ data }) => window.tellFrame?.(false, String(data)));
    }

    override send(data: Parameters<WebSocket['send']>[0]) {
      window.tellFrame?.(true, String(data));
      super.send(data);
    }
  };
}
