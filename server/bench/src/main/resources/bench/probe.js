'use strict';
// Runs in a page before its own scripts, ours or the reference's: hears every picture that the page decodes, and presses
// its buttons. Moments are told by `Date.now()`, which all tabs of a machine share.
(() => {
  const patience = 20_000;
  let heard = null;
  const bench = { frames: 0, last: 0, first: null, troubles: [] };
  window.bench = bench;

  const within = (promise, what) =>
    Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error(`not in time: ${what}; the page says: ${document.body?.innerText} ${bench.troubles.join('; ')}`)), patience))]);

  /** From here on the next picture is the first. */
  bench.arm = () => {
    bench.first = within(new Promise((told) => (heard = told)), 'a first picture');
    bench.first.catch(() => undefined);
  };

  /** Waits until no picture comes any more. */
  bench.quiet = () =>
    within(
      (async () => {
        while (Date.now() - bench.last < 300) await new Promise((done) => setTimeout(done, 20));
      })(),
      'no more pictures',
    );

  async function watch(track) {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      value.close();
      bench.frames += 1;
      bench.last = Date.now();
      heard?.(bench.last);
      heard = null;
    }
  }

  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => track.kind === 'video' && void watch(track));
    }
  };

  const name = (button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim();

  /** The button of that name, when it is there and can be pressed. */
  bench.button = (pattern, around = 'body') =>
    within(
      (async () => {
        for (;;) {
          for (const button of document.querySelectorAll(`${around} button`)) {
            if (!button.disabled && pattern.test(name(button))) return button;
          }
          await new Promise((done) => setTimeout(done, 20));
        }
      })(),
      `the button ${pattern}`,
    );

  /** Presses it, and says when. */
  bench.press = async (pattern, around) => {
    const button = await bench.button(pattern, around);
    const at = Date.now();
    button.click();
    return at;
  };
})();
