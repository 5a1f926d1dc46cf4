/** Starts the window. */
import { mount } from "svelte";
import App from "./app/App.svelte";
import { applyLook } from "./app/theme.svelte";
import { session } from "./live/session.svelte";
import "./parts/tokens.css";
import "./parts/base.css";

// Before anything is drawn, so that a dark desktop does not flash.
applyLook(session.settings);
const target = document.getElementById("app");
if (target) mount(App, { target });
void session.start();
