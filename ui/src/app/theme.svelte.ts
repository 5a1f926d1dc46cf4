/** Owns how the window looks: the user's choices, or what the system has. */
import { rowSize } from "../grid/density.svelte";
import type { Settings } from "../ipc/generated/contract";

/** What the system wants, followed while the window is open. */
function preference(query: string): () => boolean {
  const list = matchMedia(query);
  let wanted = $state(list.matches);
  list.addEventListener("change", (event) => {
    wanted = event.matches;
  });
  return () => wanted;
}

const systemIsDark = preference("(prefers-color-scheme: dark)");
const systemWantsContrast = preference("(prefers-contrast: more)");

export function applyLook(look: Pick<Settings, "theme" | "contrast" | "density">): void {
  const dark = look.theme === "dark" || (look.theme === "system" && systemIsDark());
  const high = look.contrast === "high" || systemWantsContrast();
  const { dataset } = document.documentElement;
  dataset["theme"] = dark ? "dark" : "light";
  dataset["contrast"] = high ? "high" : "normal";
  rowSize.apply(look.density);
}
