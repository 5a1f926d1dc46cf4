/** The made-up server's search: by name, and by an address that no table shows. */
import type { SearchView } from "../generated/contract";
import type { World } from "./world";

const MOST = 20;

export async function searchIn(world: World | null, query: string): Promise<SearchView> {
  const wanted = query.trim().toLowerCase();
  await new Promise((resolve) => setTimeout(resolve, 120));
  if (!world || wanted === "") return { agents: [], queues: [] };
  const agents = [...world.agents.values()]
    .map(({ id, name }) => ({ id, name, detail: `agent.${String(id)}@contoso.com` }))
    .filter(({ name, detail }) => `${name} ${detail}`.toLowerCase().includes(wanted));
  const queues = [...world.queues.values()]
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ id, name }) => ({ id, name, detail: "" }));
  return { agents: agents.slice(0, MOST), queues: queues.slice(0, MOST) };
}
