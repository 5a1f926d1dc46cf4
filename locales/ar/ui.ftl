# نافذة Connect Console.

app-name = Connect Console
navigation = طرق العرض
nav-hint = { $name } ({ $key })
key-ctrl = Ctrl
at-least = +{ $count }

## التشغيل الأول

first-start-lead = سجّل الدخول إلى مركز الاتصال
server-label = عنوان الخادم
server-hint = اسم المضيف أو عنوان ويب؛ اطلبه من المسؤول.
client-id-label = معرّف العميل
client-id-hint = المعرّف الذي سُجّلت به هذه الوحدة على الخادم.
allow-http-label = السماح بـ http غير المشفّر
allow-http-warning = من دون https يستطيع كل من على الشبكة قراءة البيانات. لأنظمة الاختبار فقط.
sign-in = تسجيل الدخول كمستخدم Windows
sign-in-as = تسجيل الدخول باسم { $user }
sign-in-account = تسجيل الدخول
logon-domain = يُستخدم تسجيل دخولك إلى النطاق، ولا تُطلب كلمة مرور.
logon-local = هذا ليس تسجيل دخول إلى نطاق. قد يطلب الخادم حسابًا آخر.
other-account = استخدام حساب آخر
logon-instead = تسجيل الدخول كمستخدم Windows بدلًا من ذلك
logon-instead-as = تسجيل الدخول باسم { $user } بدلًا من ذلك
user-label = اسم المستخدم
user-hint = يُكتب هكذا: ‎DOMAIN\name‎ أو name@domain.
password-label = كلمة المرور
password-hint = تُستخدم لخدمة تسجيل الدخول هذه وحدها.
password-kept-hint = محفوظة في حافظة المفاتيح. اتركها فارغة لاستخدامها.
remember-password = تذكّر كلمة المرور
remember-hint = تُحفظ في حافظة المفاتيح في هذا الحاسوب، ولا تُكتب في ملف أبدًا.
keyring-absent = يتعذّر تذكّر كلمة المرور: ليس في هذا الحاسوب حافظة مفاتيح، أو أنها لا تعمل.
keyring-locked = يتعذّر تذكّر كلمة المرور: حافظة المفاتيح في هذا الحاسوب مقفلة.
keyring-silent = يتعذّر تذكّر كلمة المرور: حافظة المفاتيح في هذا الحاسوب لا تستجيب.
keyring-failed = يتعذّر تذكّر كلمة المرور: يتعذّر استخدام حافظة المفاتيح في هذا الحاسوب.
forget-password = نسيان كلمة المرور
trust-host = الوثوق بالمضيف { $host } لهذا الخادم
sign-in-again = تسجيل الدخول من جديد
back-to-board = العودة إلى اللوحة
signing-in = جارٍ تسجيل الدخول…
sign-in-steps = خطوات تسجيل الدخول
diagnose = تشخيص
diagnosing = تجري تجربة كل خطوات تسجيل الدخول…
diagnosis = التشخيص
diagnosis-ok = التشخيص: كل الخطوات تعمل
diagnosis-failed = التشخيص: هناك ما لا يعمل
explore = استكشاف
explore-starting = جارٍ البدء…
explore-title = الاستكشاف ببيانات نموذجية
explore-text = مركز اتصال صغير على هذا الحاسوب، من دون خادم.
step-status-running = قيد التنفيذ
step-status-ok = تمّت
step-status-failed = فشلت
step-status-skipped = تُخطّيت
step-status-not-offered = غير متاحة
milliseconds = { $ms } مللي ثانية

## الاتصال

connection-connecting = جارٍ الاتصال…
connection-catchingUp = جارٍ اللحاق بالبيانات…
connection-live = مباشر
connection-live-by = مباشر · { $transport }
connection-slow = بطيء منذ { $time }
connection-reconnecting = جارٍ إعادة الاتصال…
connection-offline = غير متصل منذ { $time }
connection-signedOut = لم يُسجّل الدخول
transport-webSockets = WebSocket
transport-serverSentEvents = أحداث الخادم
transport-longPolling = استطلاع طويل
next-attempt = المحاولة التالية بعد { $time }
retry = حاول الآن
offline-banner = غير متصل منذ { $time } – تُعرض آخر القيم المعروفة حتى { $asOf }.
offline-no-values = غير متصل منذ { $time } – لا توجد قيم معروفة بعد.
sample-data = بيانات نموذجية
sample-data-hint = مركز الاتصال هذا متخيَّل ويعمل على هذا الحاسوب.
as-of-now = الآن
as-of-never = لا قيم بعد
as-of-time = حتى { $time }

## الإعدادات

settings = الإعدادات
theme = المظهر
theme-system = مثل النظام
theme-light = فاتح
theme-dark = داكن
language = اللغة
language-profile = كما في الملف الشخصي
client-logs = إبلاغ الخادم بالمشكلات
client-logs-hint = تُسجَّل تحذيرات هذا البرنامج وأخطاؤه في سجل الخادم، من دون بيانات العملاء.
proof = تسجيل الدخول
proof-user = باسم { $user }
proof-logon = كمستخدم Windows
mechanism-kerberos = عبر Kerberos
mechanism-ntlm = عبر NTLM، الطريقة الأقدم
proof-none = لم تطلب خدمة تسجيل الدخول أي إثبات
proof-mutual = أثبت الخادم هويته لك
proof-not-mutual = لا يُعرف الخادم إلا بشهادته
proof-bound = مرتبط بهذا الاتصال المشفّر
proof-not-bound = غير مرتبط باتصال مشفّر
kept-password = كلمة مرور { $user } محفوظة في حافظة المفاتيح.
sign-out = تسجيل الخروج
leave-sample-data = مغادرة البيانات النموذجية
sign-out-ask = تسجيل الخروج؟
sign-out-unsaved =
    { $count ->
        [zero] كل ما كتبته محفوظ.
        [one] ما كتبته في جلسة واحدة ({ $count }) غير محفوظ. تسجيل الخروج يحذفه.
        [two] ما كتبته في جلستين ({ $count }) غير محفوظ. تسجيل الخروج يحذفه.
        [few] ما كتبته في { $count } جلسات غير محفوظ. تسجيل الخروج يحذفه.
        [many] ما كتبته في { $count } جلسة غير محفوظ. تسجيل الخروج يحذفه.
       *[other] ما كتبته في { $count } جلسة غير محفوظ. تسجيل الخروج يحذفه.
    }
sign-out-anyway = تسجيل الخروج والحذف

## الجداول

queues = قوائم الانتظار
agents = الوكلاء
filter-queues = تصفية القوائم
filter-agents = تصفية الوكلاء
filter-hint = انتقل إلى هنا بالمفتاح / وأفرغ الحقل بالمفتاح Esc
filter-clear = مسح التصفية
shown-of-all = { $shown } من { $all }
order-held = الترتيب مثبَّت
order-held-hint = ما دام المؤشر فوق الصفوف تتغيّر القيم وتبقى الصفوف في أماكنها.
row-gone = لم يعد موجودًا. يُحفظ مكانه ما دام المؤشر فوق الصفوف.
grid-total = الإجماليات
table-loading = جارٍ التحميل…
panel-close = إغلاق (Esc)
nothing-matches = لا توجد نتائج
nothing-matches-advice = لا يوجد صف يطابق التصفية.
queues-none = لا توجد قوائم انتظار
queues-none-advice = لا يتضمن موقعك في المؤسسة قوائم لمتابعتها. يستطيع المسؤول تغيير ذلك.
agents-none = لا يوجد وكلاء
agents-none-advice = لا يتضمن موقعك في المؤسسة وكلاء لمتابعتهم. يستطيع المسؤول تغيير ذلك.
none-in-scope = لا يوجد شيء منها ضمن ما تتابعه.
not-applicable = لا ينطبق
not-applicable-hint = لا ينطبق: لا شيء يُحسب بعد
unknown-hint = غير معروف: لم يرسله الخادم
refused-hint = يرفض الخادم لهذا الجدول هذا المقياس أو مقياسًا اختير معه. لطلبه من جديد أزل العمود ثم اختره مرة أخرى.
total-queues =
    { $count ->
        [zero] لا قوائم
        [one] قائمة واحدة
        [two] قائمتان
        [few] { $count } قوائم
        [many] { $count } قائمة
       *[other] { $count } قائمة
    }
total-agents-hint = يُحسب كل وكيل مرة واحدة مهما كان عدد قوائمه.
limit-warn = قريب من الحد
limit-bad = تجاوز الحد

## الأعمدة

column-queue = القائمة
column-business-unit = وحدة الأعمال
column-agents = متاح · مكالمة · بعدها · بعيد
column-agents-hint = الوكلاء المتاحون، في مكالمة، في عمل ما بعد المكالمة، البعيدون
agents-figures = { $available } متاح، { $onCall } في مكالمة، { $afterCall } بعد المكالمة، { $away } بعيد
agents-partial = يخدمها آخرون أيضًا خارج النطاق المعروض، ولا يُحسبون.
agents-partial-mark = جزئيًا
column-waiting = انتظار
column-longestWait = الأطول
column-serviceLevel = م. الخدمة
column-serviceLevel-hint = ما رُدّ عليه ضمن المدة المستهدفة من كل ما رُدّ عليه أو تُرك بعدها؛ الخادم يحدد المدة ويعدّ
column-offered = الواردة
column-answered = المجابة
column-abandoned = المهجورة
column-abandoned-hint = من تركوا أثناء الانتظار
column-averageWait = م. الانتظار
column-averageWait-hint = متوسط انتظار من رُدّ عليهم
column-agent = الوكيل
column-name = الاسم
column-team = الفريق
column-status = الحالة
column-since = المدة
column-session = الجلسة
column-handled = المنجزة
column-averageHandle = م. المعالجة
column-averageHandle-hint = المحادثة والانتظار وعمل ما بعد المكالمة في الجلسة معاً، بالمتوسط
column-rona = بلا رد

## الحالات

status-available = متاح
status-onCall = في مكالمة
status-ringing = يرنّ
status-afterCall = بعد المكالمة
status-away = بعيد
status-notResponding = لا يستجيب
status-offline = غير متصل
status-unknown = غير معروف
status-inCall = في مكالمة
status-unavailable = غير متوفر
status-loggedOut = سجّل الخروج
status-offPhoneActivity = عمل بلا هاتف
status-ringOnNoAnswer = رنين بلا رد
status-busy = مشغول
status-beRightBack = سأعود حالاً
status-directCall = مكالمة مباشرة
status-inactive = غير نشط
status-inImCall = في محادثة نصية
status-directInboundDial = مكالمة مباشرة واردة
status-directOutboundDial = مكالمة مباشرة صادرة
status-atLunch = في استراحة الغداء
status-offWork = خارج الدوام
status-conferenceCall = مكالمة جماعية
chips-label = عرض هذه الحالات فقط
chip-available = متاح
chip-onCall = في مكالمة
chip-ringing = يرنّ
chip-afterCall = بعد المكالمة
chip-away = بعيد
chip-notResponding = لا يستجيب
chip-offline = غير متصل
chip-unknown = غير معروف
modality-audio = مكالمة
modality-instantMessage = محادثة
modality-message = بريد إلكتروني
tag-suspended = موقوف
tag-hidden = مخفية
tag-recording = تسجيل
tag-listened = استماع
tag-whisper = همس
sessions-more = +{ $count }
sessions-count =
    { $count ->
        [zero] لا جلسات
        [one] جلسة واحدة
        [two] جلستان
        [few] { $count } جلسات
        [many] { $count } جلسة
       *[other] { $count } جلسة
    }

## الأعطال

fault-title = حدث خلل في هذه النافذة
fault-text = بياناتك آمنة: فهي محفوظة خارج هذه النافذة. إعادة تحميل النافذة تكفي عادةً.
fault-reload = إعادة تحميل النافذة
