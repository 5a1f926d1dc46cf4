# وكيل واحد بالتفصيل، وما يُفتح عليه الهاتف البرمجي.

agent-of = الوكيل { $name }
agent-open = فتح الوكيل

agent-sessions-none = ليس في أي جلسة الآن.
agent-not-looked-at = الوكيل ليس ضمن من تتم متابعتهم، فجلساته غير معروفة هنا.

agent-day = الحالات في آخر 24 ساعة
agent-day-none = لا يذكر الخادم أي حالات.
agent-day-steps = الحالات في آخر 24 ساعة؛ تنتقل مفاتيح الأسهم من حالة إلى التالية
agent-gap = لا شيء معروف
agent-now = الآن
agent-span = { $status }، من { $from } إلى { $to }، { $lasted }
agent-span-lasts = { $status }، من { $from } إلى { $to }
agent-from = من
agent-to = إلى
agent-lasted = المدة

agent-metrics = المقاييس
agent-metric = المقياس
agent-metrics-none = لا يذكر الخادم أي مقاييس.
agent-metrics-all = عرض الكل ({ $count })
agent-metrics-few = عرض أقل

agent-by-queue = حسب القائمة
agent-by-queue-none = لا يحصي الخادم شيئاً حسب القائمة.
agent-queue-hidden = قائمة مخفية
agent-queue-hidden-hint = لا ترى هذه القائمة؛ ومع ذلك يحصي الخادم ما فعله الوكيل فيها.

agent-serves = يخدم القوائم
agent-serves-none = الهيكل الذي تراه لا يذكر أي قوائم لهذا الوكيل.
agent-unit = وحدة العمل
agent-groups = المجموعات
agent-known = من دون جواب الخادم، هذا ما تعرفه اللوحة.

modality-agnostic = الإجمالي
softphone-open = فتح الهاتف البرمجي
session-prompts = إجابات جاهزة
session-messages = الرسائل
