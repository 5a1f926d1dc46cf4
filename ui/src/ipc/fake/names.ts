/** Names of a made-up contact centre. */

export interface Names {
  readonly queues: readonly (readonly [name: string, unit: string, share: number])[];
  readonly teams: readonly string[];
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly reasons: readonly string[];
  /** True if every other text is to be hostile, too. */
  readonly hostile?: boolean;
}

const latin: Names = {
  queues: [
    ["Billing – Voice", "Retail", 22],
    ["Cards lost & stolen", "Banking", 9],
    ["E-mail", "Retail", 4],
    ["Premier", "Banking", 7],
    ["Mortgage advice", "Banking", 6],
    ["Technical – IM", "Retail", 25],
    ["Français", "Retail", 3],
    ["Outbound callbacks", "Banking", 0],
    ["After hours", "Retail", 0],
  ],
  teams: ["Cards", "Home loans", "Billing", "Technical"],
  first: ["Adaeze", "Per", "Camille", "Samir", "Yui", "Jonas", "Marta", "Eva", "Ana", "Min-jun"],
  last: ["Okafor", "Lindqvist", "Moreau", "Haddad", "Tanaka", "Brandt", "Silva", "Novák", "Reyes"],
  reasons: ["Lunch", "Break", "Training", "Meeting"],
};

const arabic: Names = {
  queues: [
    ["الفواتير – صوت", "التجزئة", 22],
    ["البطاقات المفقودة", "المصرف", 9],
    ["البريد الإلكتروني", "التجزئة", 4],
    ["عملاء بريمير", "المصرف", 7],
    ["قروض السكن", "المصرف", 6],
    ["الدعم الفني – IM", "التجزئة", 25],
    ["Français", "التجزئة", 3],
    ["معاودة الاتصال", "المصرف", 0],
    ["بعد الدوام", "التجزئة", 0],
  ],
  teams: ["البطاقات", "القروض", "الفواتير", "الدعم"],
  first: ["سمير", "ليلى", "هدى", "عمر", "مريم", "خالد", "نور", "ياسر"],
  last: ["حداد", "العلي", "منصور", "الخطيب", "السيد", "Novák", "Reyes"],
  reasons: ["غداء", "استراحة", "تدريب", "اجتماع"],
};

const markup = "<img src=x onerror=\"document.title='broken'\"><script>alert(1)</script>";
const override = "\u202Egnp.tnega\u202C \u2067שלום\u2069";

/** What nobody should call a queue, and somebody will. */
const hostile: Names = {
  queues: [
    [markup, "<b>Retail</b>", 22],
    ["W".repeat(10_000), "x".repeat(10_000), 9],
    [`${override} Billing`, override, 7],
    ["Z̸̡̛͇̗a̴͝l̶g̵o̷ 👩‍👩‍👧‍👦 ﷽﷽﷽", "\u0000\n\t ", 6],
    ["", "", 3],
    ["{ $name } {{x}} %s ${1}", "../../etc/passwd", 2],
  ],
  teams: [markup, override, "T".repeat(10_000)],
  first: [markup, "F".repeat(10_000), override, "Nguyễn\u0301\u0323"],
  last: ["Lindqvist", "</bdi></div>", "\u202E\u202E\u202E"],
  reasons: ["R".repeat(10_000), markup],
  hostile: true,
};

export function namesOf(scene: string): Names {
  return scene === "hostile" ? hostile : scene === "arabic" ? arabic : latin;
}
