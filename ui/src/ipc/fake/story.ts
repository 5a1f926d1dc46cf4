/** What is said, chosen and noted in the sessions of the made-up contact centre. */

export const CHOICES = [
  {
    id: 1,
    name: "Accounts",
    subs: [
      { id: 11, name: "Password change" },
      { id: 12, name: "Address change" },
    ],
  },
  {
    id: 2,
    name: "Billing",
    subs: [
      { id: 21, name: "Invoice explained" },
      { id: 22, name: "Refund granted" },
    ],
  },
  { id: 3, name: "Other", subs: [] },
];

export const EVENTS = [
  "Session answered.",
  "Session status changed to Active.",
  "Offered to agent.",
  "No agents immediately available, queueing.",
  "Session status changed to Queued.",
  "Session has been assigned to queue.",
  "Session entered attendant (IVR).",
  "Session created.",
] as const;

export const ITEMS: readonly (readonly [name: string, value: string])[] = [
  ["CallerPhoneNumber", "+1 312 863 3465"],
  ["Subject", "Question about my invoice"],
  ["AccountNumber", "10482-3381"],
  ["Priority", "2"],
  ["Product", "Fibre 250"],
];

export const NODES: readonly (readonly [string, string, string, number])[] = [
  ["Welcome", "", "Played greeting.", 6],
  ["Language", "1", "Selected language.", 4],
  ["Main Menu", "3", "Selected a topic.", 11],
  ["Billing – Voice", "", "Set Queue to Billing – Voice.", 0],
];

export const PROMPTS: readonly (readonly [name: string, text: string])[] = [
  ["Greeting", "Welcome to Contoso! What can I do for you?"],
  ["One moment", "Thank you for waiting. I am looking into it right now."],
];

export const TALK = [
  "Hello, I was charged twice for March.",
  "Good morning! Let me look into that. May I have your account number?",
  "10482-3381",
  "Thank you. I can see both payments; one of them was a mistake of ours.",
  "And when do I get it back?",
  "Within three working days, to the same card. I am starting it now.",
] as const;
