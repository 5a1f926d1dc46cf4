/** The views of the frame, in the order of the navigation. */
export const VIEWS = ["queues", "agents", "sessions", "alerts", "journal"] as const;
export type View = (typeof VIEWS)[number];
