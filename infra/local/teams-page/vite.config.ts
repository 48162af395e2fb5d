import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Builds the Teams page into `dist/teams-page`; its assets are served under `/microsoft-page/`. */
export default defineConfig({
  root,
  base: '/microsoft-page/',
  build: {
    outDir: fileURLToPath(new URL('../../../dist/teams-page', import.meta.url)),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // "use client" in Fluent's files means nothing in a page that has no server part.
      onLog: (level, log, pass) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') pass(level, log);
      },
    },
  },
});
