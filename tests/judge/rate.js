/**
 * Has Microsoft's own client hand frames to an empty handler, as fast as it goes. The client runs
 * in Node itself: in a page of jsdom every global name costs it time.
 * Usage: node rate.js <hub> <method> <file: the greeting and the frames, a line each>
 * It says "ready" and how many calls there are; after each line on standard input it takes all
 * frames, and says how many nanoseconds that took.
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { JSDOM } from "jsdom";

const require = createRequire(import.meta.url);
const [hubName, method, file] = process.argv.slice(2);

/** Each line a text of its own, as a socket gives them. */
function linesOf(bytes) {
  const lines = [];
  for (let from = 0, to; (to = bytes.indexOf("\n", from)) >= 0; from = to + 1) {
    lines.push(bytes.toString("utf8", from, to));
  }
  return lines;
}

const [greeting, ...frames] = linesOf(readFileSync(file));

/** What the server would answer over HTTP. */
const answers = {
  negotiate: {
    Url: "/signalr",
    ConnectionToken: "token",
    ConnectionId: "id",
    KeepAliveTimeout: 20,
    DisconnectTimeout: 30,
    ConnectionTimeout: 110,
    TryWebSockets: true,
    ProtocolVersion: "1.5",
    TransportConnectTimeout: 5,
    LongPollDelay: 0,
  },
  start: { Response: "started" },
};

/** A socket without a network. */
class Socket {
  constructor() {
    setImmediate(() => {
      this.onopen();
      this.onmessage({ data: greeting });
    });
  }
  send() {}
  close() {}
}

const { window } = new JSDOM("", { url: "http://localhost/" });
window.WebSocket = Socket;
const $ = require("jquery")(window);
const client = readFileSync(require.resolve("signalr/jquery.signalR.js"), "utf8");
new Function("window", "document", "navigator", client)(window, window.document, window.navigator);

$.ajaxTransport("+*", ({ url }) => ({
  send: (_, done) => {
    const what = new URL(url, window.location).pathname.split("/").pop();
    done(200, "OK", { text: JSON.stringify(answers[what] ?? {}) });
  },
  abort() {},
}));

const connection = $.hubConnection("/signalr", { useDefaultPath: false });
const hub = connection.createHubProxy(hubName);
let calls = 0;
const count = () => (calls += 1);
hub.on(method, count);
connection.error((error) => {
  console.error(String(error));
  process.exit(1);
});
await new Promise((done, failed) =>
  connection.start({ transport: "webSockets" }).then(done, failed),
);

function takeAll() {
  const { socket } = connection;
  const began = process.hrtime.bigint();
  for (const data of frames) socket.onmessage({ data });
  return process.hrtime.bigint() - began;
}

takeAll();
hub.off(method, count);
hub.on(method, () => {});
console.log(`ready ${calls}`);
const input = createInterface({ input: process.stdin });
input.on("line", () => console.log(String(takeAll())));
await once(input, "close");
process.exit(0);
