import { defineConfig } from 'vitest/config';
import { scriptBudget } from './build/scriptBudget.ts';

const server = process.env['HOMEGROUP_SERVER'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [scriptBudget()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2020',
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '/api': server, '/live': { target: server.replace('http', 'ws'), ws: true } } },
  test: {
    environment: 'node', // screens ask for jsdom themselves: it is slow to set up
    include: ['src/**/*.test.{ts,tsx}'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
    // They only bound a hang: on a busy machine a test of 200 lines takes longer than the usual five seconds.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    setupFiles: ['src/testing/setup.ts'],
  },
});
