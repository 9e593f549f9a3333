import { cleanup } from '@testing-library/preact';
import { afterEach } from 'vitest';

if (typeof document !== 'undefined') {
  afterEach(cleanup);
  // jsdom knows <dialog> but not how to open one.
  const dialog = HTMLDialogElement.prototype;
  dialog.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  dialog.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
}
