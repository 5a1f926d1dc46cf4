/** Starts the window. */
import { mount } from "svelte";
import App from "./app/App.svelte";
import { applyTheme } from "./app/theme.svelte";
import { session } from "./live/session.svelte";
import "./parts/tokens.css";
import "./parts/base.css";

// Before anything is drawn, so that a dark desktop does not flash.
applyTheme("system");
const target = document.getElementById("app");
if (target) mount(App, { target });
void session.start();
