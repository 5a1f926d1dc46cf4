# الإجراءات على الوكلاء والجلسات، والحالة الشخصية، والسجل.

## ما يمكن فعله

actions-of = الإجراءات على { $name }
actions-session = الإجراءات على الجلسة { $session }
session-open = فتح الجلسة
actions-loading = جارٍ السؤال عمّا هو ممكن…
row-actions = إجراءات…
row-actions-hint = إجراءات (مفتاح القائمة أو «.»)
action-setStatus = تغيير الحالة
action-suspend = تعليق
action-resume = استئناف
action-silentJoin = استماع صامت
action-whisper = همس
action-bargeIn = تدخّل
action-leave = مغادرة
action-startRecording = بدء التسجيل
action-stopRecording = إيقاف التسجيل
action-saveNotes = حفظ الملاحظات
action-saveDisposition = حفظ التصنيف
action-saveItem = حفظ بيان إضافي
set-status-of = تغيير حالة { $name }
statuses-loading = جارٍ السؤال عن الحالات…
statuses-none = لا يذكر الخادم أي حالة لهذا الوكيل.

## لماذا لا

denial-offline = غير ممكن ما دامت القيم لا تتبع الخادم.
denial-refused = رفض الخادم ذلك لهذا الوكيل. يمكن المحاولة بعد تسجيل الدخول القادم.
denial-noRight = صلاحياتك لا تسمح بذلك.
denial-recordingHidden = التسجيل معطّل لك.
denial-suspendSelf = لا يمكنك تعليق نفسك.
denial-noSession = لا توجد جلسة.
denial-notLookedAt = الوكيل ليس ضمن من تتم متابعتهم، فجلساته غير معروفة هنا.
denial-notInConversation = لا أحد يتحدث في الجلسة الآن.
denial-ownSession = هذه جلستك أنت.
denial-sessionForbids = الجلسة لا تسمح بذلك.
denial-otherJoined = انضم شخص آخر بالفعل.
denial-joinedByMe = أنت منضم بالفعل.
denial-joinedElsewhere = أنت منضم إلى جلسة أخرى. غادرها أولاً.
denial-notJoined = أنت غير منضم.
denial-recording = التسجيل جارٍ بالفعل.
denial-notRecording = لا شيء يُسجَّل.
denial-suspended = الوكيل معلّق بالفعل.
denial-notSuspended = الوكيل غير معلّق.
denial-underWay = الإجراء نفسه قيد التنفيذ.

## قبل التنفيذ

confirm-session = جلسة { $customer }
confirm-session-queue = جلسة { $customer }، { $queue }
confirm-silentJoin = ستسمع العميل والوكيل. لن يسمعك أحد.
confirm-whisper = سيسمعك الوكيل. لن يسمعك العميل.
confirm-bargeIn = سيسمعك العميل والوكيل.
confirm-leave = لن تسمع الجلسة بعد الآن، ولن يسمعك أحد فيها.
confirm-setStatus = تسري الحالة الجديدة فورًا، وهي التي تحدد وصول جلسات جديدة.
confirm-suspend = لن تصل جلسات جديدة حتى يُرفع التعليق.
confirm-resume = ستصل جلسات جديدة مرة أخرى إذا سمحت الحالة بذلك.
confirm-startRecording =
    { $count ->
        [zero] لا توجد جلسات لهذا الوكيل لتسجيلها.
        [one] ستُسجَّل جلسة واحدة لهذا الوكيل ({ $count }): العميل والوكيل وكل من فيها.
        [two] ستُسجَّل جلستان لهذا الوكيل ({ $count }): العملاء والوكيل وكل من فيهما.
        [few] ستُسجَّل { $count } جلسات لهذا الوكيل: العملاء والوكيل وكل من فيها.
        [many] ستُسجَّل { $count } جلسة لهذا الوكيل: العملاء والوكيل وكل من فيها.
       *[other] ستُسجَّل { $count } جلسة لهذا الوكيل: العملاء والوكيل وكل من فيها.
    }
confirm-stopRecording = لن تُسجَّل أي جلسة لهذا الوكيل بعد الآن.
confirm-others-listen = هناك من يستمع بالفعل.
confirm-others-whisper = هناك من يهمس بالفعل.
confirm-nobody-joined = لم ينضم أحد آخر.
cancel = إلغاء

## ما الذي حدث

action-state-requested = مطلوب
action-state-accepted = مقبول
action-state-unsure = بلا رد
action-state-confirmed = مؤكد
action-state-failed = فشل
action-state-unconfirmed = غير مؤكد
action-state-unknown = غير معروف
outcome-requested = أُرسل إلى الخادم…
outcome-accepted = قُبل، بانتظار أن تُظهره البيانات الحية…
outcome-unsure = ضاع الرد. بانتظار البيانات الحية…
outcome-confirmed = تم: البيانات الحية تُظهره.
outcome-failed = لم يتم.
outcome-unconfirmed = قبله الخادم، لكن البيانات الحية لا تُظهره. قد يظهر لاحقاً.
outcome-unknown = لا أحد يعلم إن كان قد تم. انظر إلى الوكيل قبل المحاولة مجدداً.
outcome-on = { $action }: { $name }
outcomes = نتائج إجراءاتك
try-again = حاول مجدداً
softphone = انضم بهاتفك البرمجي:
copy = نسخ
address-copied = نُسخ
copy-refused = لم يُنسخ
recording-done = تم
recording-denied = مرفوض: لا يمكنك تسجيل هذه الجلسة
recording-failed = فشل جهاز التسجيل
recording-of = الجلسة { $session }

## منضم

joined-silent = أنت تستمع إلى { $name }
joined-whisper = أنت تهمس إلى { $name }
joined-bargeIn = أنت تتحدث مع { $name } والعميل
joined-perhaps = ربما أنت منضم إلى جلسة { $name }
joined-tag = انضممتُ إليها

## الحالة الشخصية

own-status = حالتك
own-status-change = تغيير حالتك

## السجل

journal = السجل
journal-file = سجل { $day }
journal-filter = تصفية حسب الوكيل
journal-states = إظهار هذه النتائج فقط
journal-open = قيد التنفيذ
journal-none = لم يُفعل شيء بعد
journal-none-advice = كل إجراء تتخذه على وكيل أو جلسة يُدرج هنا ويُحفظ على هذا الحاسوب.
journal-more = إظهار الأقدم
journal-export = تصدير كملف CSV
journal-exported = كُتب في { $path }
journal-column-time = الوقت (UTC)
journal-column-action = الإجراء
journal-column-agent = الوكيل
journal-column-agent-id = رقم الوكيل
journal-column-status = الحالة
journal-column-reason = السبب
journal-column-session = الجلسة
journal-column-customer = العميل
journal-column-state = النتيجة
journal-column-ended = الانتهاء (UTC)
journal-column-failure = لماذا
journal-column-recordings = كل جلسة
journal-head-time = الوقت
journal-head-ended = الانتهاء
