import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const film = resolve(import.meta.dirname, '../../test-results/small-camera.y4m');
const WIDTH = 320;
const HEIGHT = 180;
const PICTURES = 10;
const PICTURES_A_SECOND = 5;

/** A bar that walks over a gray wall: something moves in each picture. */
function picture(index: number): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, 110);
  const from = Math.floor((index * WIDTH) / PICTURES);
  for (let row = 0; row < HEIGHT; row += 1) luma.fill(220, row * WIDTH + from, row * WIDTH + from + 32);
  const colors = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  return Buffer.concat([Buffer.from('FRAME\n'), luma, colors]);
}

/** Made once; several workers may do so at the same time. */
function makeFilm() {
  if (existsSync(film)) return;
  mkdirSync(dirname(film), { recursive: true });
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${PICTURES_A_SECOND}:1 Ip A1:1 C420jpeg\n`);
  const making = `${film}.of-${process.pid}`;
  writeFileSync(
    making,
    Buffer.concat([head, ...Array.from({ length: PICTURES }, (_, index) => picture(index))]),
  );
  renameSync(making, film);
}

/** Five small pictures a second, which a machine with one slow core encodes and decodes for a whole group. */
export function smallCamera(): string[] {
  makeFilm();
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
}

/** As large as the page asks for: for stories about sizes and what a line carries. */
export const LARGE_CAMERA = '--use-fake-device-for-media-stream=fps=10';
