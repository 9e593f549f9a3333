import { expect } from '@playwright/test';
import { largeCamera } from './largeCamera';
import type { Visitor } from './Visitor';
import { PATIENCE_MS } from './patience';

const SHEET = 'Worksheet';
const INK = [170, 30, 150];

const { launchOptions } = largeCamera;

/** The browser would ask which tab: it takes the one with this title. With the other switch it would show a made screen. */
export const showingTheSheet = {
  launchOptions: {
    ...launchOptions,
    args: [
      ...launchOptions.args.filter((one) => one !== '--use-fake-ui-for-media-stream'),
      `--auto-select-tab-capture-source-by-title=${SHEET}`,
    ],
  },
};

/** Another tab of the same browser, in one color, in which something moves; `busy`: much, so that it takes all it may. */
export async function openSheet(person: Visitor, busy = false) {
  const sheet = await person.context.newPage();
  await sheet.setContent(
    `<title>${SHEET}</title><body style="margin:0;background:rgb(${INK.join()})"><p id="text"></p>`,
  );
  await sheet.evaluate(
    (words) => {
      let count = 0;
      setInterval(() => {
        count += 1;
        const line = () => Math.random().toString(36).repeat(2);
        document.getElementById('text')!.textContent = Array.from({ length: words }, line).join(' ') + count;
      }, 200);
    },
    busy ? 400 : 0,
  );
  await person.page.bringToFront();
}

/** The picture of the screen that somebody sees: its lines, and a dot in its middle. */
export const picture = (person: Visitor) =>
  person.page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid=shared-screen] video');
    if (!video?.videoWidth) return null;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1, 1];
    const pen = canvas.getContext('2d');
    pen?.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
    return { lines: video.videoHeight, dot: [...(pen?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3) };
  });

const far = (dot: number[]) => Math.max(...dot.map((value, index) => Math.abs(value - (INK[index] ?? 0))));

export async function seesTheSheet(person: Visitor) {
  await expect(async () => {
    const seen = await picture(person);
    expect(far(seen?.dot ?? [0, 0, 0]), `the sheet's color, not ${seen?.dot.join()}`).toBeLessThan(40);
  }).toPass({ timeout: PATIENCE_MS });
}

/** Pictures of the screen that were decoded so far, as the track says that stands on it; null: there is none. */
export const screenFrames = (person: Visitor) =>
  person.page.evaluate(async () => {
    const source = document.querySelector<HTMLVideoElement>('[data-testid=shared-screen] video')?.srcObject;
    const track = source instanceof MediaStream ? source.getVideoTracks()[0] : undefined;
    for (const peer of window.peers)
      for (const report of (await peer.getStats()).values())
        if (report.type === 'inbound-rtp' && report.trackIdentifier === track?.id)
          return Number(report.framesDecoded ?? 0);
    return null;
  });

export async function startsSharing(person: Visitor) {
  await person.press('Show screen');
  const dialog = person.page.getByRole('dialog', { name: 'Show a screen to the group?' });
  await expect(dialog).toContainText('Everyone in the group will see what you choose.');
  return { choose: () => dialog.getByRole('button', { name: 'Choose what to show' }).click() };
}
