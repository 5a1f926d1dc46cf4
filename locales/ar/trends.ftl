# منحنيات قوائم الانتظار، وقائمة بالتفصيل، والحدود.

column-trend = المنتظرون، 30 د
column-trend-hint = عدد المنتظرين في آخر 30 دقيقة
trend-none = لم يُسجَّل شيء في آخر 30 دقيقة
trend-now = الآن { $now }، والأكثر { $most } خلال { $minutes } دقيقة
trend-most = غير معروف الآن، والأكثر { $most } خلال { $minutes } دقيقة

## قائمة انتظار بالتفصيل

queue-hidden-hint = هذه القائمة مخفية في ملفك الشخصي.
queue-of = قائمة الانتظار { $queue }
queue-day = آخر 24 ساعة
queue-day-none = لم يُسجَّل شيء بعد: يمتلئ ما دامت الوحدة تتابع الخادم.
queue-as-table = كجدول
queue-hour = الساعة
hours-most = { $title }، الأكثر
hours-least = { $title }، الأقل
queue-agents-available = الوكلاء المتاحون
chart-summary = { $title }: الآن { $now }، والأقل { $least }، والأكثر { $most }
queue-sessions-none = لا جلسات في هذه القائمة.
queue-agents-none = لا أحد ضمن النطاق يخدم هذه القائمة.
agents-refused = لا يسمح لك الخادم بمتابعة الوكلاء.
queue-more = و{ $count } أخرى

## الحدود

limit-over = { $column } فوق { $limit }
limit-under = { $column } دون { $limit }
limits = الحدود
limits-hint = حدود الأعمدة. ويمكن أن تكون لقائمة حدود خاصة بها في تفاصيلها.
limits-hint-queue = تسبق هذه حدود الأعمدة.
limits-inherited = كما في الأعمدة
limits-built-in = مدمج
limits-higher = الأعلى أسوأ
limits-lower = الأدنى أسوأ
limits-none = بلا حد
limits-amber = قرب الحد
limits-red = الحد
limits-invalid = ليست قيمة: اكتب أرقاماً، والمدد بصيغة m:ss
limits-ambiguous = يحتمل معنيين: اكتب الآلاف بلا فاصل، ومنزلتين عشريتين على الأكثر
limits-empty = للحد قيمة: للاستغناء عنه اختر «بلا حد»
limits-amber-hint = 70٪ من الحد
limits-time-in-status = في الحالة: { $status }
limits-close = إغلاق
limits-edit = حدود الأعمدة…
