/** The drawings of the line icons, by name; each in a square of 20. */

export const paths = {
  queues: "M3 5h14M3 10h14M3 15h9",
  agents: "M10 10.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM4 17c.6-3.4 3-5 6-5s5.4 1.6 6 5",
  sessions: "M3 4h10v7H8l-3 2.5V11H3zM15.5 8H17v6.5h-2V17l-3-2.5h-2",
  journal: "M5 3h10v14H5zM8 7h4M8 10h4M8 13h2",
  unit: "M4 17V4h8v13M12 8h4v9M2.5 17h15M7 7.5h2M7 11h2M7 14h2",
  group: "M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z",
  team: "M7.5 9.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM2.5 16a5 5 0 0 1 10 0M13 9.5a2.4 2.4 0 0 0 0-4.8M14.5 11.5a4.6 4.6 0 0 1 3 4.5",
  person: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 17a5.5 5.5 0 0 1 11 0",
  pencil: "M4 16l.8-3.6L13.5 3.7l2.8 2.8-8.7 8.7zM11.5 5.7l2.8 2.8",
  status: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2",
  talk: "M10 12a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v3a3 3 0 0 0 3 3zM4.5 9a5.5 5.5 0 0 0 11 0M10 14.5V17",
  leave: "M11 4H4v12h7M9 10h8M14 7l3 3-3 3",
  record: "M10 15a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM10 10h.1",
  stop: "M6 6h8v8H6z",
  columns: "M3 4h14v12H3zM8 4v12M12.5 4v12",
  grip: "M7.5 5h.1M12.5 5h.1M7.5 10h.1M12.5 10h.1M7.5 15h.1M12.5 15h.1",
  more: "M4 10h.1M10 10h.1M16 10h.1",
  settings:
    "M3 6h7M14 6h3M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM3 14h3M10 14h7M8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  retry: "M15.5 6.5V3M15.5 6.5H12M15.3 6.3A6.5 6.5 0 1 0 16.5 10",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4",
  close: "M5 5l10 10M15 5L5 15",
  caret: "M4 7l6 6 6-6",
  check: "M4 10.5l4 4 8-9",
  cross: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  dash: "M5 10h10",
  download: "M10 3v9M6 8.5l4 4 4-4M4 16h12",
  pause: "M7 4v12M13 4v12",
  play: "M6 4l10 6-10 6z",
  alerts: "M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 18h3",
  alert: "M10 3.2L18 16.8H2zM10 8v4M10 14.2v.6",
  offline:
    "M3 3l14 14M5 9.5a8 8 0 0 1 3-1.7M12 7.8a8 8 0 0 1 3 1.7M8 12.5a3.5 3.5 0 0 1 4 0M10 16v.1",
  audio:
    "M5 3h2.5l1.5 4-2 1.5a9 9 0 0 0 4.5 4.5l1.5-2 4 1.5V15a2 2 0 0 1-2.2 2A13 13 0 0 1 3 5.2 2 2 0 0 1 5 3z",
  chat: "M4 4h12v9H9l-4 3.5V13H4z",
  listen: "M4 13v-2a6 6 0 0 1 12 0v2M4 13h2.5v4H4zM13.5 13H16v4h-2.5z",
  whisper: "M3 9v2M6.5 7v6M10 4v12M13.5 7v6M17 9v2",
  mail: "M3 5h14v10H3zM3 6l7 5 7-5",
} as const;

export type IconName = keyof typeof paths;
