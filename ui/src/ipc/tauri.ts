/** The desktop program as backend. The only module that knows Tauri. */
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Backend } from "./backend";
import { FEED_COMMAND, type Batch } from "./generated/contract";

export const tauriBackend: Backend = {
  call: (name, args) => invoke(name, { args }),
  openFeed: (receive) => {
    const channel = new Channel<Batch>();
    channel.onmessage = receive;
    return invoke(FEED_COMMAND, { channel });
  },
};
