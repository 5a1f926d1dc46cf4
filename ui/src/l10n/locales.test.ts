import { FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../../locales");
const source = (language: string) => readFileSync(join(root, language, "ui.ftl"), "utf8");
const ids = (language: string) =>
  new FluentResource(source(language)).body.map(({ id }) => id).sort();
const variables = (language: string) =>
  new Map(
    source(language)
      .split(/\n(?=\S)/u)
      .map((message) => [
        message.split(" ")[0],
        [...new Set(message.match(/\$\w+/gu) ?? [])].sort().join(),
      ]),
  );

/** Ids made of parts in the code, as patterns. */
const COMPOSED =
  /^(column|status|chip|connection|transport|theme|modality|step-status|limit|failure|step|keyring|mechanism)-/u;

describe("ui.ftl", () => {
  it.each(["fr", "ar"])("says the same in %s as in English", (language) => {
    expect(ids(language)).toEqual(ids("en"));
    // Plural forms such as "one queue" may leave the number out, but must not invent any.
    const english = variables("en");
    for (const [id, names] of variables(language))
      expect([id, names]).toEqual([id, english.get(id)]);
  });

  it("has every message that the code asks for, and no other", () => {
    const files = readdirSync(join(import.meta.dirname, ".."), {
      recursive: true,
      encoding: "utf8",
    })
      .filter((name) => /\.(svelte|ts)$/u.test(name) && !name.includes(".test."))
      .map((name) => readFileSync(join(import.meta.dirname, "..", name), "utf8"))
      .join("\n");
    const asked = [...files.matchAll(/\b(?:t|say|text|find)\(\s*"([\w-]+)"/gu)].map(([, id]) => id);
    const known = new Set(ids("en"));
    expect(asked.filter((id) => id && !known.has(id))).toEqual([]);
    const unused = [...known].filter((id) => !files.includes(`"${id}"`) && !COMPOSED.test(id));
    expect(unused).toEqual(["queues", "agents"].filter((id) => unused.includes(id)));
  });
});
