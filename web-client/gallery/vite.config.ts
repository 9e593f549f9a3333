import { defineConfig } from 'vite';

/** The gallery of screens for development; never part of what patients load. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../public',
  base: './',
  build: { outDir: 'dist', emptyOutDir: true, reportCompressedSize: false },
});
