/** Owns which limits are in force, and what has them. */
import type { ColumnView, LimitTable } from "../ipc/generated/contract";
import { t } from "../l10n/l10n.svelte";
import { session } from "../live/session.svelte";
import { Limits, sinceIn, TIMED, withRule, type Limit, type LimitPlace } from "./thresholds";

export const AGENTS: LimitPlace = { table: "agents", queue: null };

class LimitsInForce {
  readonly all = $derived(new Limits(session.settings.board.limits));

  /** Sets a limit, for a queue or for all; null takes it back. */
  set(place: LimitPlace, column: string, limit: Limit | null): Promise<void> {
    return session.changeBoard((board) => ({
      ...board,
      limits: withRule(board.limits, place, column, limit),
    }));
  }

  /** What can have a limit in a table: each metric, and each time in a status. */
  columns(table: LimitTable): readonly Pick<ColumnView, "id" | "kind">[] {
    if (table === "queues") return session.columns.queues;
    const times = TIMED.map((kind) => ({ id: sinceIn(kind), kind: "duration" as const }));
    return [...times, ...session.columns.agents];
  }
}

export const limits = new LimitsInForce();

/** What a figure is called: in few words, or in full. */
export function figureName(table: LimitTable, column: string, full = false): string {
  const kind = table === "agents" && TIMED.find((kind) => sinceIn(kind) === column);
  if (kind) return t("limits-time-in-status", { status: t(`status-${kind}`) });
  const metric = session.columns[table].find(({ id }) => id === column);
  const short = full ? null : metric?.short;
  return short ?? metric?.title ?? t(`column-${column}`);
}
