import { FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../../locales");
const languages = readdirSync(root);
const files = readdirSync(join(root, "en")).filter((name) => name !== "cli.ftl");
const source = (language: string, file: string) => readFileSync(join(root, language, file), "utf8");
const ids = (text: string) => new FluentResource(text).body.map(({ id }) => id).sort();
const variables = (text: string) =>
  new Map(
    text
      .split(/\n(?=\S)/u)
      .filter((message) => /^[\w-]+ =/u.test(message))
      .map((message) => [
        message.split(" ")[0] ?? "",
        [...new Set(message.match(/\$\w+/gu) ?? [])].sort().join(),
      ]),
  );

/** Ids made of parts in the code, or asked for by the backend, as patterns. */
const COMPOSED =
  /^(palette-group|column|status|contrast|density|chip|connection|transport|theme|modality|step-status|limit|failure|letter-keys|client-logs|notifications?|step|keyring|mechanism|session-(?:state|direct|timer|fact)|participant-(?:how|status)|edit-refused|action|denial|confirm|outcome|joined|recording|journal|grouping|limits|scope-section|scope-kind)-/u;

describe("the messages of the window", () => {
  it("are there in five languages", () => {
    expect(languages.sort()).toEqual(["ar", "de", "en", "es", "fr"]);
  });

  it.each(languages.filter((language) => language !== "en"))(
    "say the same in %s as in English",
    (language) => {
      const wrong: string[] = [];
      for (const file of files) {
        const [english, theirs] = [source("en", file), source(language, file)];
        const place = `locales/${language}/${file}`;
        const [known, had] = [new Set(ids(english)), new Set(ids(theirs))];
        for (const id of known) if (!had.has(id)) wrong.push(`${place} lacks ${id}`);
        for (const id of had) if (!known.has(id)) wrong.push(`${place}: ${id} is not in English`);
        // Plural forms such as "one queue" may leave the number out, but must not invent any.
        const expected = variables(english);
        for (const [id, names] of variables(theirs))
          if (known.has(id) && names !== expected.get(id))
            wrong.push(`${place}: ${id} uses ${names}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it("are those that the code asks for, and no others", () => {
    const code = readdirSync(join(import.meta.dirname, ".."), {
      recursive: true,
      encoding: "utf8",
    })
      .filter((name) => /\.(svelte|ts)$/u.test(name) && !name.includes(".test."))
      .map((name) => readFileSync(join(import.meta.dirname, "..", name), "utf8"))
      .join("\n");
    const asked = [...code.matchAll(/\b(?:t|say|text|find)\(\s*"([a-z][\w-]*)"/gu)].map(
      ([, id]) => id,
    );
    const all = files.flatMap((file) => ids(source("en", file)));
    const known = new Set(all);
    expect(asked.filter((id) => id && !known.has(id))).toEqual([]);
    const ours = files.filter((file) => !["failures.ftl", "doctor.ftl"].includes(file));
    const unused = ours
      .flatMap((file) => ids(source("en", file)))
      .filter((id) => !code.includes(`"${id}"`) && !COMPOSED.test(id));
    expect(unused).toEqual([]);
  });
});
