/** Tables to take along: to a file and to the clipboard, in a real browser. */
import { expect, it } from "vitest";
import { calls, grid, send, ids, until, withBrowser } from "./browser";

const browser = withBrowser();

it("writes all rows in the order shown, and says where", async () => {
  const page = await browser.open("fake=board&still&language=de");
  await page.waitForSelector(`${grid("queues")} [data-id]`);
  const order = await ids(page, "queues");
  await page.locator('[data-testid="export"]').first().click();
  await until(async () => {
    const said = await page.locator('[data-testid="exported"]').first().textContent();
    expect(said).toContain("/home/amara/Downloads/Warteschlangen.csv");
  });
  const [call] = (await calls(page, "export_csv")) as { name: string; csv: string }[];
  expect(call?.name).toBe("Warteschlangen");
  const lines = (call?.csv ?? "").trimEnd().split("\r\n");
  expect(lines).toHaveLength(order.length + 1);
  expect(lines[0]?.startsWith("Warteschlange;Bereich;Wartend;")).toBe(true);
  const names = await page.$$eval(`${grid("queues")} [data-id] [data-col="name"] > bdi`, (cells) =>
    cells.map((cell) => cell.textContent.trim()),
  );
  for (const name of names) expect(lines.some((line) => line.startsWith(name))).toBe(true);
});

it("copies the selected row, or all if none is", async () => {
  const page = await browser.open("fake=board&still", { width: 1100, height: 700 });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.focus(grid("queues"));
  await page.keyboard.press("Control+c");
  await until(async () => {
    expect((await copied()).split("\n")).toHaveLength(10);
    expect(await page.textContent('[data-testid="queues-grid-copied"]')).toContain("9");
  });
  for (const key of ["ArrowDown", " ", "Control+c"]) await page.keyboard.press(key);
  await until(async () => {
    const lines = (await copied()).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]?.startsWith("Queue\tBusiness unit\tWaiting")).toBe(true);
  });
});

it("copies no row that the filter hides", async () => {
  const page = await browser.open("fake=board&still", { width: 1100, height: 700 });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.focus(grid("queues"));
  for (const key of ["ArrowDown", " "]) await page.keyboard.press(key);
  const selected = await page
    .locator('[aria-selected="true"] [data-col="name"] > bdi')
    .textContent();
  const other = await page
    .locator(`${grid("queues")} [aria-selected="false"] [data-col="name"] > bdi`)
    .last()
    .textContent();
  await page.fill('[data-testid="filter"]', other ?? "");
  await until(async () => {
    expect(await ids(page, "queues")).toHaveLength(1);
  });
  await page.focus(grid("queues"));
  await page.keyboard.press("Control+c");
  await until(async () => {
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(other);
    expect(copied).not.toContain(selected);
  });
});

it("takes groups and totals along", async () => {
  const page = await browser.open("fake=board&still&grouping=team", {
    width: 1100,
    height: 1400,
  });
  await page.waitForSelector(`${grid("queues")} [data-group]`);
  const heads = await page.locator(`${grid("queues")} [data-group]`).count();
  const rows = await page.locator(`${grid("queues")} [data-line*="r"]`).count();
  await page.locator('[data-testid="export"]').first().click();
  await until(async () => {
    expect(await calls(page, "export_csv")).toHaveLength(1);
  });
  const [call] = (await calls(page, "export_csv")) as { csv: string }[];
  const lines = (call?.csv ?? "").trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + rows + heads + 1);
  expect(lines[0]).toMatch(/^team,Queue,Business unit,/u);
  expect(lines.filter((line) => line.split(",")[1] === "Totals")).toHaveLength(heads);
  expect(lines.at(-1)).toMatch(/^,\S*9\S* queues,/u);
});

it("filters by the words of the language in use", async () => {
  const page = await browser.open("fake=board&still");
  await page.keyboard.press("Control+2");
  await page.fill('[data-testid="filter"]', "right back");
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  await page.click('[data-testid="settings"]');
  await page.selectOption('[data-testid="language"]', "de");
  await page.keyboard.press("Escape");
  await until(async () => {
    expect(await page.locator(`${grid("agents")} [data-id]`).allTextContents()).toEqual([]);
  });
  await page.fill('[data-testid="filter"]', "gleich zuruck");
  await page.waitForSelector(`${grid("agents")} [data-id]`);
});

it("takes the small tables along: the hours of a queue, the journal", async () => {
  const page = await browser.open("fake=board&still&journal");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page
    .locator(`${grid("queues")} [data-id]`)
    .first()
    .dblclick();
  await page.click('[data-testid="as-table"]');
  const panel = page.locator('[data-testid="queue-panel"]');
  const hours = (await panel.locator("[data-testid=queue-hours] tr").count()) - 1;
  await panel.locator('[data-testid="copy"]').click();
  await until(async () => {
    const lines = (await copied()).split("\n");
    expect(lines).toHaveLength(hours + 1);
    expect(lines[1]?.split("\t")).toHaveLength(5);
  });
  await panel.locator('[data-testid="export"]').click();
  await until(async () => {
    const [call] = (await calls(page, "export_csv")) as { csv: string }[];
    expect((call?.csv ?? "").trimEnd().split("\r\n")).toHaveLength(hours + 1);
  });
  await page.keyboard.press("Control+5");
  await page.locator('[data-testid="journal-grid"] tbody tr').first().waitFor();
  const entries = await page.locator('[data-testid="journal-grid"] tbody tr').count();
  await page.focus('[data-testid="journal-grid"]');
  await page.keyboard.press("Control+c");
  await until(async () => {
    expect((await copied()).split("\n")).toHaveLength(entries + 1);
  });
  expect(await page.textContent('[data-testid="journal-copied"]')).toContain(String(entries));
});

it("makes no formula of a hostile name", async () => {
  const page = await browser.open("fake=hostile&still");
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  await page.evaluate(() => {
    window.fakeSend?.({
      queues: {
        reset: true,
        removed: [],
        upsert: [
          {
            id: 1,
            name: '=HYPERLINK("http://evil")',
            businessUnit: "\t@SUM(1)",
            hidden: false,
            longestSince: null,
            agents: null,
            metrics: [1, 2, 3, 4, 5, 6, 7],
            asOf: null,
            stale: false,
          },
        ],
      },
    });
  });
  await page.locator(`${grid("queues")} [data-id="1"]`, { hasText: "HYPERLINK" }).waitFor();
  await page.locator('[data-testid="export"]').first().click();
  await until(async () => {
    const [call] = (await calls(page, "export_csv")) as { csv: string }[];
    const line = (call?.csv ?? "").split("\r\n")[1] ?? "";
    expect(line.startsWith(`"'=HYPERLINK(""http://evil"")","'`.slice(0, 30))).toBe(true);
    expect(line).not.toMatch(/(^|,)"?[=@]/u);
  });
});

it("says of a queue that others serve as well that its agents are counted in part", async () => {
  const page = await browser.open("fake=board&still");
  await page.waitForSelector(`${grid("queues")} [data-id]`);
  const row = {
    id: 1,
    name: "Billing",
    businessUnit: "",
    hidden: false,
    longestSince: null,
    agents: { available: 0, onCall: 2, afterCall: 1, away: 3, partial: true },
    metrics: [1, 2, 3, 4, 5, 6, 7],
    asOf: null,
    stale: false,
  };
  await send(page, { queues: { reset: true, upsert: [row], removed: [] } });
  const cell = page.locator(`${grid("queues")} [data-id="1"] [data-col="agents"]`);
  await cell.locator('[data-testid="agents-partial"]').waitFor();
  expect(await cell.textContent()).toContain("who are not looked at and not counted");
  await page.locator('[data-testid="export"]').first().click();
  await until(async () => {
    const [call] = (await calls(page, "export_csv")) as { csv: string }[];
    expect(call?.csv).toContain("0/2/1/3 (in part)");
  });
});
