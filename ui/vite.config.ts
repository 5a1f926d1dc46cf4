import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** What the window runs under; the preview server sends it too, so that tests meet it. */
const policy = "default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

export default defineConfig(({ command, mode }) => ({
  // The fake backend is for development and for tests only; see src/ipc/backend.ts.
  define: { __FAKE__: JSON.stringify(command === "serve" || mode === "fake") },
  plugins: [svelte()],
  build: {
    // WebKitGTK 2.40 and WebView2 of the same year.
    target: ["safari16.4", "chrome110"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    emptyOutDir: true,
  },
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  preview: { headers: { "Content-Security-Policy": policy } },
  test: {
    environment: "node",
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    globalSetup: ["tests/window/serve.ts"],
    // Nothing is timed: these only end what would never end, on a slow machine, too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The windows of two files at a time: they mostly wait.
    maxWorkers: 2,
  },
}));
