/** What can be done to a column from its head. */
import { t } from "../l10n/l10n.svelte";
import type { Row } from "../live/rows.svelte";
import type { MenuEntry } from "../parts/menu";
import type { Column } from "./column";
import type { TableColumns } from "./columns.svelte";
import type { TableOrder } from "./order.svelte";

export function headItems<R extends Row>(
  column: Column<R>,
  columns: TableColumns<R>,
  order: TableOrder<R>,
  rtl: boolean,
): readonly MenuEntry[] {
  const place = columns.placeOf(column.id);
  const sort = (id: string, words: string, falling: boolean): MenuEntry => {
    const { column: by, falling: now } = order.sort;
    const sorted = by === column.id && falling === now;
    const run = () => {
      order.sortBy(column, falling);
    };
    return sorted ? { id, words, run, icon: "check" } : { id, words, run };
  };
  const move = (id: string, words: string, by: number): MenuEntry => ({
    id,
    words,
    // What names the row stays where it is, and nothing comes before it.
    idle: place === 0 || place + by < 1 || place + by >= columns.shown.length,
    run: () => void columns.moveTo(column.id, place + by),
  });
  return [
    sort("ascending", t("head-ascending"), false),
    sort("descending", t("head-descending"), true),
    move("left", t("head-left"), rtl ? 1 : -1),
    move("right", t("head-right"), rtl ? -1 : 1),
    {
      id: "hide",
      words: t("head-hide"),
      idle: place === 0,
      run: () => void columns.show(column.id, false),
    },
    {
      id: "columns",
      words: t("head-columns"),
      icon: "columns",
      run: () => (columns.choosing = true),
    },
  ];
}
