import { expect, it } from "vitest";
import type { AgentRow, Cell, ColumnView } from "../../ipc/generated/contract";
import { agentTotals } from "./totals";

const column = (id: string, kind: ColumnView["kind"]): ColumnView => ({
  id,
  kind,
  title: null,
  short: null,
  description: null,
  refused: false,
});
const columns = [column("handled", "count"), column("averageHandle", "duration")];
const agent = (...metrics: Cell[]) => ({ metrics }) as AgentRow;

it("adds up counts that are known, and no averages", () => {
  const rows = [agent(2, 1000), agent(null, 2000), agent(3, "na")];
  expect([...agentTotals(rows, columns, null).values()]).toEqual([5, null]);
  expect(agentTotals([agent(null, 1)], columns, null).get("handled")).toBeNull();
});

it("shows the server's sums where it says them", () => {
  const sum = { metrics: [7, 1500], asOf: 1, stale: false };
  expect([...agentTotals([agent(2, 1000)], columns, sum).values()]).toEqual([7, 1500]);
});
