import { cleanup, configure } from '@testing-library/preact';
import { afterEach } from 'vitest';

if (typeof document !== 'undefined') {
  afterEach(cleanup);
  // It only bounds a hang: a second is short on a busy machine.
  configure({ asyncUtilTimeout: 60_000 });
  // jsdom knows <dialog> but not how to open one.
  const dialog = HTMLDialogElement.prototype;
  dialog.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  dialog.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
}
