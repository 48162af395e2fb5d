import { defineConfig } from 'vite';

/** Builds the tab into `dist/tab`; nothing inline, because the page's policy allows no inline script. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/tab/',
  build: {
    outDir: '../dist/tab',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    // Fluent marks its files for React's server components, which a browser bundle doesn't need.
    rolldownOptions: {
      onLog: (level, log, show) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') show(level, log);
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic' } },
});
