import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** Made by the first story, and gone with `mvn clean`. */
const shared = resolve(import.meta.dirname, '../../../server/target/postgres-of-stories');

const programsIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => /^bin-[\da-f-]+$/.test(name)) : [];

/** PostgreSQL's programs for a server that starts with nothing: to unpack them takes seconds. Its database is its own. */
export function lendPrograms(data: string) {
  const home = join(data, 'postgres');
  if (existsSync(home)) return;
  mkdirSync(home, { mode: 0o700 });
  for (const name of programsIn(shared)) symlinkSync(join(shared, name), join(home, name));
}

/** What this server had to unpack, for the stories after it. */
export function keepPrograms(data: string) {
  const home = join(data, 'postgres');
  for (const name of programsIn(home)) {
    const unpacked = join(home, name);
    if (lstatSync(unpacked).isSymbolicLink() || existsSync(join(shared, name))) continue;
    const copying = join(shared, `${name}.of-${process.pid}`);
    cpSync(unpacked, copying, { recursive: true, verbatimSymlinks: true });
    // Another worker may have been here first.
    if (existsSync(join(shared, name))) rmSync(copying, { recursive: true });
    else renameSync(copying, join(shared, name));
  }
}
