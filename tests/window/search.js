// Looks for texts in all that scripts of the window can reach: its memory as WebDriver sees it. What
// a closure alone holds is not reached. Answers where they are, and how much was looked at.
const [needles] = arguments;
const done = arguments[arguments.length - 1];
const LIMIT = 400_000;
const found = new Set();
const counts = { texts: 0, objects: 0, nodes: 0 };

const look = (text, where) => {
  counts.texts += 1;
  if (needles.some((needle) => text.includes(needle))) found.add(where);
};

// Each node has the text of all below it in these, and each element hundreds of names of styles.
const SUMS = new Set(["innerHTML", "outerHTML", "innerText", "outerText", "textContent"]);

const seen = new WeakSet();
const queue = [];
const push = (value, where) => {
  if (typeof value === "string") return look(value, where);
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return;
  // `document.all` says that it is undefined.
  if (seen.has(value)) return;
  seen.add(value);
  queue.push([value, where]);
};

const read = (descriptor, owner) => {
  if ("value" in descriptor) return descriptor.value;
  try {
    const value = descriptor.get?.call(owner);
    // What is refused here is nobody's fault.
    if (value instanceof Promise) value.catch(() => {});
    return value;
  } catch {
    return undefined;
  }
};

const bytes = (view, where) => {
  const all = new Uint8Array(view.buffer ?? view, view.byteOffset ?? 0, view.byteLength);
  look(new TextDecoder("utf-8").decode(all), where);
  look(new TextDecoder("utf-16le").decode(all.slice(0, all.length & ~1)), where);
};

const visit = (value, where) => {
  counts.objects += 1;
  // A prototype is one of its kind by name alone.
  const plain = Object.hasOwn(value, "constructor");
  if (value instanceof CSSStyleDeclaration && !plain) return look(value.cssText, where);
  if (value instanceof Node && !plain) counts.nodes += 1;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return bytes(value, where);
  if ((value instanceof Map || value instanceof Set) && !plain) {
    for (const [key, item] of value.entries()) {
      push(key, `${where}{key}`);
      push(item, `${where}{item}`);
    }
  }
  // Own properties, and what prototypes compute of this object.
  for (let at = value; at !== null; at = Object.getPrototypeOf(at)) {
    push(at, `${where}^`);
    for (const key of Reflect.ownKeys(at)) {
      const name = String(key);
      if (at === value) look(name, where);
      if (value instanceof Node && SUMS.has(name)) continue;
      const descriptor = Reflect.getOwnPropertyDescriptor(at, key);
      if (descriptor && (at === value || descriptor.get)) {
        push(read(descriptor, value), `${where}.${name}`);
      }
    }
  }
};

const stored = async () => {
  look(document.documentElement.outerHTML, "outerHTML");
  for (const field of document.querySelectorAll("input")) look(field.value, "input");
  for (const [name, store] of Object.entries({ localStorage, sessionStorage })) {
    look(JSON.stringify({ ...store }), name);
  }
  look(document.cookie, "cookie");
  look(JSON.stringify(history.state) ?? "", "history");
  for (const entry of performance.getEntries()) look(JSON.stringify(entry), "performance");
  const databases = (await indexedDB.databases?.()) ?? [];
  look(JSON.stringify(databases), "databases");
};

(async () => {
  await stored();
  push(window, "window");
  // Lists that only a number leads into are own properties of theirs.
  for (let next = queue.pop(); next && counts.objects < LIMIT; next = queue.pop()) visit(...next);
  done({ found: [...found], ...counts, all: queue.length === 0 });
})().catch((error) => done({ error: String(error) }));
