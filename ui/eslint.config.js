import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** Only the folder `ipc` may know the desktop framework; features must not know each other. */
const onlyIpc = {
  group: ["@tauri-apps/*"],
  message: "Only ui/src/ipc talks to the backend.",
};
const standsAlone = {
  regex: "(^\\.\\./(?!\\.\\./))|(/features/)|(/app/)",
  message: "A feature imports neither another feature nor the shell.",
};

export default ts.config(
  { ignores: ["dist", "node_modules", "src/ipc/generated"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
    rules: {
      "svelte/no-at-html-tags": "error",
      // Rows are held outside of signals on purpose: see live/rows.svelte.ts.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "max-lines": ["error", 400],
      "no-undef": "off",
    },
  },
  {
    files: ["tests/**/*.test.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name='waitForTimeout']",
          message: "Wait for what is to be seen, or let time pass on a clock of the page.",
        },
      ],
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/ipc/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [onlyIpc] }] },
  },
  {
    files: ["src/features/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [onlyIpc, standsAlone] }] },
  },
);
