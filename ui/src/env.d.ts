/// <reference types="svelte" />
/// <reference types="vite/client" />

/** Decided by the build: whether the fake backend is in it. */
declare const __FAKE__: boolean;
