/** What the built product may not contain: the fake, inline scripts, addresses of the network. */
import { build, type Rolldown } from "vite";
import { expect, it } from "vitest";

it("is free of the fake and of what a strict content policy forbids", async () => {
  const built = (await build({
    logLevel: "error",
    mode: "production",
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  const files = built.output.map((file) => ({
    name: file.fileName,
    text: file.type === "chunk" ? file.code : String(file.source),
  }));
  expect(files.length).toBeGreaterThan(2);
  for (const { name, text } of files) {
    expect(text.includes("fakeCalls"), name).toBe(false);
    expect(
      /https?:\/\/(?!www\.w3\.org|svelte\.dev)[\w-]+\.\w+/u.exec(text)?.[0],
      name,
    ).toBeUndefined();
    if (name.endsWith(".html")) {
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/u);
      expect(text).not.toMatch(/\sstyle=/u);
    }
  }
});
