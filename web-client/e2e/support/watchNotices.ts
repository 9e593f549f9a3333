declare global {
  interface Window {
    /** What the browser was asked to show, since this was watched. */
    notices: string[];
  }
}

/** Runs in the page: every notice is shown as before, and noted. */
export function watchNotices() {
  window.notices = [];
  const Real = window.Notification;
  window.Notification = class extends Real {
    constructor(...given: ConstructorParameters<typeof Real>) {
      super(...given);
      window.notices.push(`${given[0]}: ${given[1]?.body ?? ''}`);
    }
  };
}
