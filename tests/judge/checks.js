/**
 * What Microsoft's own client must be able to do with a server. This runs in a page, beside jQuery
 * and the client; every check has a connection of its own.
 */
"use strict";

/** Resolves when something is so; looked at whenever something has happened. */
class Watch {
  waiting = [];

  change() {
    this.waiting = this.waiting.filter(({ check, done }) => !(check() && (done(), true)));
  }

  until(check) {
    return new Promise((done) => {
      this.waiting.push({ check, done });
      this.change();
    });
  }
}

/** The connections of the check that is under way. */
let lines = [];

/** A connection, what it has heard, and what it has gone through. */
class Line {
  heard = [];
  /** States and events, in order. */
  seen = [];
  errors = [];
  watch = new Watch();

  constructor({ root, token }) {
    lines.push(this);
    const qs = { access_token: token };
    this.connection = $.hubConnection(`${root}/webapi/signalr`, { useDefaultPath: false, qs });
    this.hub = this.connection.createHubProxy("testHub");
    const note = (what) => {
      this.seen.push(what);
      this.watch.change();
    };
    this.hub.on("heard", (place, what) => {
      this.heard.push([place, what]);
      this.watch.change();
    });
    this.connection.connectionSlow(() => note("slow"));
    this.connection.reconnecting(() => note("reconnecting"));
    this.connection.reconnected(() => note("reconnected"));
    this.connection.disconnected(() => note("disconnected"));
    this.connection.error((error) => this.errors.push(error.message));
  }

  start(transport) {
    const started = this.connection.start(transport ? { transport } : {});
    return new Promise((done, failed) => started.then(done, failed));
  }

  invoke(...call) {
    const invoked = this.hub.invoke(...call);
    return new Promise((done, failed) => invoked.then(done, failed));
  }

  saw(what) {
    return this.watch.until(() => this.seen.includes(what));
  }

  /** Waits for so many messages, and that they are these. */
  async hears(expected) {
    await this.watch.until(() => this.heard.length >= expected.length);
    same(this.heard, expected);
  }
}

function same(found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${a} instead of ${b}`);
}

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it did not fail");
}

/** A connection that is up; it and another one, by which a check asks for faults and news. */
async function open(setting) {
  const line = new Line(setting);
  await line.start(setting.transport);
  return line;
}

/** One that no fault of the transport under test touches. */
async function helper(setting) {
  const line = new Line(setting);
  const other = setting.transport === "longPolling" ? "webSockets" : "longPolling";
  await line.start(other);
  return line;
}

const all = (words) => words.map((word) => ["all", word]);

const checks = {
  async start(setting) {
    const line = await open(setting);
    same(line.connection.transport.name, setting.transport);
    same(line.connection.state, $.signalR.connectionState.connected);
    line.connection.stop();
    await line.saw("disconnected");
    same([line.seen, line.errors], [["disconnected"], []]);
  },

  async invoke(setting) {
    const line = await open(setting);
    const value = { text: "a+b&c=d €\u{1F600}", list: [1, null, true] };
    same(await line.invoke("echo", value), value);
    same(await line.invoke("add", 2, 3), 5);
    same(await line.invoke("sendToCaller", 1), undefined);
    await line.hears([["caller", 1]]);
  },

  async "many calls at once"(setting) {
    const line = await open(setting);
    const numbers = Array.from({ length: 30 }, (_, number) => number);
    same(await Promise.all(numbers.map((number) => line.invoke("echo", number))), numbers);
  },

  async progress(setting) {
    const line = await open(setting);
    const steps = [];
    const invoked = line.hub.invoke("report", 4).progress((step) => {
      steps.push(step);
      if (step === 100) line.hub.invoke("finish");
    });
    same(await new Promise((done, failed) => invoked.then(done, failed)), "done");
    same(steps, [25, 50, 75, 100]);
  },

  async errors(setting) {
    const line = await open(setting);
    const plain = await failure(line.invoke("fail"));
    same(plain.message, "There was an error invoking Hub method 'testhub.fail'.");
    const refused = await failure(line.invoke("refuse", "Not now.", { until: 5 }));
    same(
      [refused.message, refused.source, refused.data],
      ["Not now.", "HubException", { until: 5 }],
    );
    same(line.connection.state, $.signalR.connectionState.connected);
  },

  async groups(setting) {
    const line = await open(setting);
    const other = await helper(setting);
    await line.invoke("joinGroup", "a");
    await other.invoke("sendToGroup", "a", 1);
    await line.hears([["a", 1]]);
    await line.invoke("leaveGroup", "a");
    await line.invoke("sendToCaller", 2);
    await line.hears([
      ["a", 1],
      ["caller", 2],
    ]);
    await other.invoke("sendToGroup", "a", 3);
    await line.invoke("sendToCaller", 4);
    await line.hears([
      ["a", 1],
      ["caller", 2],
      ["caller", 4],
    ]);
    same(other.heard, []);
  },

  async "many messages"(setting) {
    const line = await open(setting);
    const other = await helper(setting);
    const words = Array.from({ length: 100 }, (_, word) => word);
    for (const word of words) await other.invoke("sendToAll", word);
    await line.hears(all(words));
  },

  async "reconnect, with all that was said meanwhile"(setting) {
    const line = await open(setting);
    const other = await helper(setting);
    await line.invoke("joinGroup", "r");
    await other.invoke("sendToGroup", "r", 0);
    await line.hears([["r", 0]]);
    const id = line.connection.id;
    await other.invoke("setFault", `cut@${setting.transport}`);
    for (const word of [1, 2, 3]) await other.invoke("sendToAll", word);
    await line.saw("reconnected");
    await line.hears([["r", 0], ...all([1, 2, 3])]);
    await other.invoke("sendToGroup", "r", 4);
    await line.hears([["r", 0], ...all([1, 2, 3]), ["r", 4]]);
    same(line.connection.id, id);
    // With a short keep-alive timeout the silence of the cut is noticed before its end.
    same(
      line.seen.filter((what) => what !== "slow"),
      ["reconnecting", "reconnected"],
    );
  },

  async "another process behind the port"(setting) {
    const line = await open(setting);
    await line.invoke("sendToCaller", 0);
    await line.hears([["caller", 0]]);
    const cursor = line.connection.messageId;
    await line.invoke("setFault", "restart").catch(() => {});
    // A client that was between two polls does not notice anything.
    if (setting.transport !== "longPolling") await line.saw("reconnected");
    await line.invoke("listens", line.connection.id);
    await line.invoke("sendToCaller", 1);
    await line.hears([
      ["caller", 0],
      ["caller", 1],
    ]);
    const prefix = (text) => text.split("-")[1];
    if (prefix(line.connection.messageId) === prefix(cursor)) throw new Error("the same prefix");
  },

  async "silence is noticed, and ends"(setting) {
    const line = await open(setting);
    const other = await helper(setting);
    await other.invoke("setFault", `silence@${setting.transport}*1`);
    await line.saw("slow");
    await other.invoke("sendToAll", 1);
    await line.saw("reconnected");
    await line.hears(all([1]));
    same(line.seen, ["slow", "reconnecting", "reconnected"]);
  },

  async "signs of life are enough"(setting) {
    const line = await open(setting);
    const other = await helper(setting);
    // Two keep-alive timeouts go by without a word.
    await other.invoke("progress", setting.quietSteps);
    // One that is late on a busy computer is slow, and no more than that.
    const lost = line.seen.filter((what) => what !== "slow");
    same([lost, line.connection.state], [[], $.signalR.connectionState.connected]);
  },

  async "the transport is found"(setting) {
    const other = new Line(setting);
    await other.start("longPolling");
    for (const fault of setting.inTheWay) await other.invoke("setFault", fault);
    const line = new Line(setting);
    await line.start();
    same(line.connection.transport.name, setting.transport);
    same(await line.invoke("add", 1, 1), 2);
  },

  async "a start that fails is the end"(setting) {
    const other = await helper(setting);
    await other.invoke("setFault", `start-fails:500@${setting.transport}*1`);
    const line = new Line(setting);
    await failure(line.start([setting.transport, "webSockets", "longPolling"]));
    same(line.connection.state, $.signalR.connectionState.disconnected);
  },

  async "a redirect is followed"(setting) {
    const other = await helper(setting);
    await other.invoke("setFault", `redirect:${setting.root}/webapi/signalr*1`);
    const line = await open(setting);
    same(await line.invoke("add", 1, 1), 2);
  },

  async "the server's own error ends it"(setting) {
    const line = await open(setting);
    const other = await helper(setting);
    await other.invoke("setFault", `error:No more.@${setting.transport}*1`);
    await line.saw("disconnected");
    same([line.seen, line.errors], [["disconnected"], ["No more."]]);
  },
};

/** Nothing if all is well, else what is not. */
async function run(name, setting) {
  try {
    await checks[name](setting);
  } catch (error) {
    return String(error.message || error);
  } finally {
    lines.forEach(({ connection }) => connection.stop());
    lines = [];
  }
}

window.judge = { names: Object.keys(checks), run };
