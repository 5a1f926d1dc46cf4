/** Alerts of the server, one of them missed. */
import type { AlertsView, AlertTarget } from "../generated/contract";
import type { World } from "./world";

const HOSTILE = ` <img src=x onerror=alert(1)> \u202e${"long ".repeat(180)}🙂`;

export function alertsOf(world: World, scene: string): AlertsView {
  const [queue] = [...world.queues.values()];
  const agent = world.agents.get(2);
  const at = Date.now();
  const hostile = scene === "hostile" ? HOSTILE : "";
  const alert = (id: number, text: string, target: AlertTarget | null) => ({
    kind: "alert" as const,
    id,
    at: at - (4 - id) * 61_000,
    text: text + hostile,
    target,
  });
  return {
    reset: true,
    state: scene === "offline" ? "waiting" : "following",
    failure: null,
    added: [
      alert(
        1,
        `Queue ${queue?.name ?? ""}: callers are waiting and no agent is available.`,
        queue ? { table: "queue", id: queue.id } : null,
      ),
      { kind: "missed", id: 2, from: at - 150_000, to: at - 130_000 },
      alert(
        3,
        `Agent ${agent?.name ?? ""} did not answer a session.`,
        agent ? { table: "agent", id: agent.id } : null,
      ),
      alert(4, "The recording service is not available.", null),
    ],
  };
}
