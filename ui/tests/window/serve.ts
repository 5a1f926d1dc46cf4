/** Builds the window with the fake backend once and serves it to the tests of this run. */
import { build, preview } from "vite";
import "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = "node_modules/.cache/fake";
  await build({ mode: "fake", logLevel: "warn", build: { outDir } });
  const server = await preview({
    logLevel: "warn",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0 },
  });
  project.provide("address", server.resolvedUrls?.local[0] ?? "");
  return () => server.close();
}
