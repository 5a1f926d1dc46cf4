/** Owns the choice of what is looked at while it is made, and the views that are kept. */
import { call, toFailure } from "../../ipc/call";
import { EVERYTHING } from "../../ipc/everything";
import type { Failure, SavedView, ScopeView } from "../../ipc/generated/contract";
import { l10n, t } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import {
  choiceOf,
  countOf,
  kindsOf,
  missingOf,
  nothing,
  sameScope,
  scopeOf,
  singleOf,
  sizeOf,
  toggle,
  type Choice,
} from "./choice";
import { Tree, type Line } from "./lines";
import { isEmpty, organisationOf, type Kind, type Organisation } from "./organisation";

class ScopeChoice {
  open = $state(false);
  org = $state.raw<Organisation | null>(null);
  failure = $state.raw<Failure | null>(null);
  query = $state("");
  /** Branches that are not as they usually are. */
  turned = $state.raw<ReadonlySet<string>>(new Set());
  /** What would be looked at. */
  choice = $state.raw<Choice>(null);
  #asked = 0;

  readonly #tree = $derived(this.org ? new Tree(this.org, l10n.format.collator) : null);
  readonly lines = $derived.by((): readonly Line[] => {
    this.#tree?.search(this.query);
    return this.#tree?.lines(this.turned) ?? [];
  });
  readonly count = $derived(this.org ? countOf(this.org, this.choice) : null);
  readonly empty = $derived(this.choice !== null && sizeOf(this.choice) === 0);
  readonly changed = $derived(!sameScope(scopeOf(this.choice), session.settings.scope));

  /** The kept view that is looked at. */
  readonly #view = $derived.by(() => {
    const { scope, board } = session.settings;
    return board.views.find((one) => sameScope(one.scope, scope)) ?? null;
  });

  /**
   * Why everything is looked at although something else was chosen, in words: nothing of that is left
   * in the organisation. Null as long as some of it is.
   */
  readonly gone = $derived.by((): string | null => {
    const { scope } = session.settings;
    if (!this.org || isEmpty(this.org) || sameScope(scope, EVERYTHING)) return null;
    if (choiceOf(this.org, scope) !== null) return null;
    const kinds = kindsOf(scope).map((kind) => t(`scope-kind-${kind}`));
    return t("scope-gone", { what: this.#view?.name ?? kinds.join(", ") });
  });

  /** What there is to say of a choice of which something is gone; null if all of it is there. */
  readonly loss = $derived.by((): string | null => {
    if (this.gone !== null || !this.org || isEmpty(this.org)) return this.gone;
    const count = missingOf(this.org, session.settings.scope);
    return count === 0 ? null : t("scope-partly-gone", { count });
  });

  /** What the scope in use is called, by the view, by the one thing it is, or by neither. */
  readonly name = $derived.by((): { text: string; foreign: boolean } => {
    const { scope } = session.settings;
    if (this.gone !== null || sameScope(scope, EVERYTHING))
      return { text: t("scope-everything"), foreign: false };
    if (this.#view) return { text: this.#view.name, foreign: true };
    const single = singleOf(scope);
    const text = single && this.org?.names[single.kind].get(single.id);
    return text ? { text, foreign: true } : { text: t("scope-own"), foreign: false };
  });

  /** Reads what there is to choose from. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await call("organisation", {});
      if (asked !== this.#asked) return;
      const untouched = this.org === null || !this.changed;
      this.org = organisationOf(view);
      if (untouched) this.choice = choiceOf(this.org, session.settings.scope);
    } catch (reason) {
      if (asked === this.#asked) this.failure = toFailure(reason);
    }
  }

  show(): void {
    this.open = true;
    this.failure = null;
    this.query = "";
    if (this.org) this.choice = choiceOf(this.org, session.settings.scope);
    void this.load();
  }

  close(): void {
    this.open = false;
  }

  /** What one user looked at is nothing to the next. */
  clear(): void {
    this.#asked += 1;
    this.open = false;
    this.org = null;
    this.choice = null;
    this.turned = new Set();
  }

  search(query: string): void {
    this.query = query;
    // A search opens what leads to its hits.
    this.turned = new Set();
  }

  turn({ key, open }: Line, to: boolean): void {
    if (open === null || open === to) return;
    const turned = new Set(this.turned);
    if (!turned.delete(key)) turned.add(key);
    this.turned = turned;
  }

  toggle(kind: Kind, id: number): void {
    if (this.org) this.choice = toggle(this.org, this.choice, kind, id);
  }

  everything(): void {
    this.choice = this.choice === null ? nothing() : null;
  }

  /** Looks at what was chosen from now on. */
  async apply(scope: ScopeView = scopeOf(this.choice)): Promise<void> {
    await this.#attempt(session.change({ scope }));
    if (!this.failure) this.close();
  }

  /** Keeps the choice under a name; one of the same name is replaced. */
  keep(name: string): Promise<void> {
    const view: SavedView = { name: name.trim(), scope: scopeOf(this.choice) };
    return this.#keep((views) => [...views.filter((one) => one.name !== view.name), view]);
  }

  rename(view: SavedView, to: string): Promise<void> {
    const name = to.trim();
    return this.#keep((views) =>
      views
        .filter((one) => one.name === view.name || one.name !== name)
        .map((one) => (one.name === view.name ? { ...one, name } : one)),
    );
  }

  drop(view: SavedView): Promise<void> {
    return this.#keep((views) => views.filter((one) => one.name !== view.name));
  }

  #keep(change: (views: readonly SavedView[]) => SavedView[]): Promise<void> {
    const { collator } = l10n.format;
    return this.#attempt(
      session.changeBoard((board) => ({
        ...board,
        views: change(board.views).sort((a, b) => collator.compare(a.name, b.name)),
      })),
    );
  }

  async #attempt(change: Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await change;
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }
}

export const scopeChoice = new ScopeChoice();
