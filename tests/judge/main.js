/**
 * Microsoft's own client judges the simulator: one line for each check, and the exit code says
 * whether all went well.
 * Usage: node main.js <jsdom|chromium> <transport> <root> <client id> <keep-alive timeout in seconds>
 */
import { pages } from "./pages.js";

/** No check takes longer, on a slow computer either. */
const LIMIT = 40_000;
/** How long each step of a call takes that says how far it has come. */
const STEP = 20;

const [host, transport, root, clientId, keepAlive] = process.argv.slice(2);

/** What hides the transports that clients try before this one. */
const inTheWay = {
  webSockets: [],
  serverSentEvents: ["upgrade-refused*1"],
  longPolling: ["uninitialized@webSockets*1", "uninitialized@serverSentEvents*1"],
};

/** What a page of this kind cannot judge, and why. */
const excused = [
  // It tells nobody that an answer has broken off.
  { host: "jsdom", transport: "longPolling", check: /^reconnect|^another process/ },
  // Its substitute for server-sent events reconnects by itself.
  { host: "jsdom", transport: "serverSentEvents", check: /^reconnect|^another process|^silence/ },
  // The client does not look for signs of life between polls.
  { transport: "longPolling", check: /^silence/ },
];

async function token() {
  const grant_type = "urn:connect.auth:windows";
  const body = new URLSearchParams({ grant_type, client_id: clientId });
  const answer = await fetch(`${root}/webauth/token`, { method: "POST", body });
  return (await answer.json()).access_token;
}

function late(name) {
  return new Promise((_, failed) => {
    const error = new Error(`${name} took too long`);
    setTimeout(() => failed(error), LIMIT).unref();
  });
}

const page = await pages[host]();
const setting = {
  root,
  token: await token(),
  transport,
  inTheWay: inTheWay[transport],
  quietSteps: Math.ceil((2 * keepAlive * 1000) / STEP),
};
let failed = 0;
for (const check of await page.names()) {
  const excuse = excused.some(
    (it) => (it.host ?? host) === host && it.transport === transport && it.check.test(check),
  );
  if (excuse) continue;
  const name = `${host} ${transport}: ${check}`;
  const error = await Promise.race([page.run(check, setting), late(name)]).catch(String);
  if (error) failed += 1;
  console.log(error ? `FAILED ${name}: ${error}` : `ok ${name}`);
}
await page.close();
process.exit(failed ? 1 : 0);
