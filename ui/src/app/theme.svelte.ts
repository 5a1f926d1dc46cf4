/** Owns light or dark: the user's choice, or what the system has. */
import type { Theme } from "../ipc/generated/contract";

const system = matchMedia("(prefers-color-scheme: dark)");
let systemIsDark = $state(system.matches);
system.addEventListener("change", (event) => {
  systemIsDark = event.matches;
});

export function applyTheme(theme: Theme): void {
  const dark = theme === "dark" || (theme === "system" && systemIsDark);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}
