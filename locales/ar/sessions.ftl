# The list of sessions, and one session in full.

sessions = الجلسات
filter-sessions = تصفية الجلسات
sessions-none = لا جلسات
sessions-none-advice = لا أحد ينتظر ولا أحد في جلسة، ضمن ما تتابعه.
sessions-partial = قد تكون ناقصة
sessions-partial-hint = لا يسمح لك الخادم بمتابعة أحد الجدولين اللذين يخبران عن الجلسات: { $reason }
sessions-unsaved = لم يُحفظ:

column-customer = العميل
column-modality = الوسيلة
column-state = الحالة
column-queued = ينتظر منذ
column-active = نشطة منذ
column-marks = التسجيل والاستماع

session-state-waiting = في الانتظار
session-state-ringing = يرن
session-state-active = نشطة
session-state-hold = معلّقة
session-state-afterCall = بعد المكالمة
session-state-ended = انتهت
session-state-unknown = غير معروف
session-direct-inbound = مباشرة واردة
session-direct-outbound = مباشرة صادرة

session-of = جلسة مع { $customer }
session-nothing = لم يُسجَّل شيء.

session-hold-late = معلّقة منذ أكثر من { $limit }
session-gone = انتهت الجلسة في { $time }. ما يُدوَّن هنا لا يزال حفظه ممكنًا.
session-timer-queued = انتظار
session-timer-active = نشطة
session-timer-hold = تعليق
session-timer-afterCall = بعد المكالمة
session-timer-left = المتبقي منها
session-timer-manual = حتى ينهيها الوكيل
session-timer-recording = تسجيل
session-timer-duration = المدة كلها

session-fact-queue = القائمة
session-fact-agent = الوكيل
session-fact-modality = الوسيلة
session-fact-phone = عنوان الاتصال
session-fact-customer-id = معرّف العميل
session-fact-call-flow = مسار المكالمة
session-fact-started = بدأت
session-fact-answered = أُجيبت
session-fact-ended = انتهت
session-fact-number = الجلسة

session-page = صفحة هذه الجلسة
session-page-open = فتح في المتصفح
session-page-refused = ليس هذا عنوان صفحة ويب، فلا يُفتح.

session-participants = المشاركون
session-participants-none = لا يشارك أحد بعد.
participant-primary = رئيسي
participant-by = بطلب من
participant-how-agent = وكيل
participant-how-consult = يُستشار
participant-how-transferAgent = تولّاها
participant-how-contact = جهة اتصال
participant-how-whisperJoin = يهمس
participant-how-silentJoin = يستمع بصمت
participant-how-invite = مدعو
participant-how-bargeIn = تدخّل
participant-status-accepted = في الجلسة
participant-status-afterCall = بعد المكالمة
participant-status-offering = تُعرض عليه

session-notes = الملاحظات
session-notes-hint = ‏Ctrl+Enter للحفظ
session-disposition = التصنيف
session-sub-disposition = المستوى الثاني من التصنيف
session-disposition-none = – لا شيء –
session-items = بيانات إضافية
session-typed = ما كتبته

session-transcript = المحادثة
session-transcript-none = لم يُقَل شيء بعد.
session-history = جلسات العميل السابقة
session-history-none = ليس للعميل جلسات سابقة.
session-history-more = عرض المزيد
session-ivr = المسار في الرد الآلي
session-ivr-duration = المدة كما يعدّها الخادم
session-events = الأحداث

edit-edited = لم يُحفظ بعد
edit-saving = جارٍ الحفظ …
edit-saved = حُفظ في { $time }
edit-failed = لم يُحفظ
edit-save = حفظ
edit-again = حاول مجددًا
edit-discard = تجاهل
edit-unseen = احفظ دون معاينة
edit-unseen-hint = لم يعد ممكنًا الاطلاع على ما لدى الخادم. قد يُكتب فوقه.
edit-conflict = غيّر شخص آخر هذا في أثناء ذلك. لدى الخادم:
edit-conflict-empty = (لا شيء)
edit-theirs = خذ ما لديه
edit-mine = أبقِ ما كتبته
edit-refused-forbidden = لا يسمح لك الخادم بتغيير هذا.
edit-refused-notOffered = لا يتيح هذا الخادم تغيير هذا.
edit-refused-nothingToChoose = لا يذكر الخادم ما يُختار منه.
