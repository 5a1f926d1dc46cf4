/**
 * The language of the system may be none ("C" on Linux). What is not ours asks for its numbers in that
 * language as soon as it is loaded, and fails: it gets another one.
 */
export function mendLanguage(): void {
  try {
    Intl.getCanonicalLocales(navigator.language);
  } catch {
    Object.defineProperty(navigator, "language", { value: "en", configurable: true });
  }
}
