/** Draws the icons of the program from icons/app.svg and keeps those that the desktop needs. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const icons = join(import.meta.dirname, "../../icons");
const kept = ["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.ico", "icon.icns"];

const drawn = mkdtempSync(join(tmpdir(), "icons-"));
const { status } = spawnSync("npx", ["tauri", "icon", join(icons, "app.svg"), "-o", drawn], {
  stdio: "inherit",
});
for (const name of status === 0 ? kept : []) cpSync(join(drawn, name), join(icons, name));
rmSync(drawn, { recursive: true });
process.exitCode = status ?? 1;
