# الإطار حول طرق العرض: الإيقاف المؤقت ولوحة الأوامر والمظهر وتصدير الجداول.

## الإيقاف المؤقت

pause = إيقاف مؤقت
pause-resume = متابعة
pause-hint = يوقف كل التحديثات في هذه النافذة
pause-resume-hint = يتابع بالحالة الراهنة
pause-since = متوقف منذ { $time }
pause-changed =
    { $count ->
        [zero] لم يتغيّر أي صف
        [one] تغيّر صف واحد
        [two] تغيّر صفان
        [few] تغيّرت { $count } صفوف
        [many] تغيّر { $count } صفًا
       *[other] تغيّر { $count } صف
    }

## المظهر والمفاتيح

contrast = التباين
contrast-system = كما في النظام
contrast-high = عالٍ
density = الصفوف
density-comfortable = مريحة
density-compact = متراصة
letter-keys = اختصارات بحرف واحد
letter-keys-hint = «/» ينقل إلى المرشح، و«P» يوقف مؤقتًا.

## البحث ولوحة الأوامر

palette = البحث والأوامر
palette-open = ابحث عن وكيل أو قائمة انتظار أو إجراء …
palette-short = بحث
palette-results = النتائج
palette-nothing = لم يُعثر على شيء لـ «{ $query }».
palette-searching = يُسأل الخادم …
palette-local = اقتصر البحث على ما هو معروف هنا: لا يمكن سؤال الخادم الآن.
palette-keys = ↑ ↓ للاختيار، Enter للانتقال، Esc للإغلاق
palette-keys-leads = ↑ ↓ للاختيار، Enter للانتقال، Shift+Enter للإجراءات، Esc للإغلاق
palette-keys-page = ↑ ↓ للاختيار، Enter للتنفيذ، Esc للرجوع
palette-on = مفعّل
palette-off = معطّل
palette-not-shown = ليس ضمن الصفوف المعروضة
palette-group-views = طرق العرض
palette-group-agents = الوكلاء
palette-group-queues = قوائم الانتظار
palette-group-sessions = الجلسات
palette-group-actions = الإجراءات
palette-group-settings = الإعدادات
palette-set = { $setting }: { $value }
palette-found =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
        [many] { $count } نتيجة
       *[other] { $count } نتيجة
    }

## التنبيهات

alerts = التنبيهات
alerts-none = لا تنبيهات
alerts-none-advice = ما يبلّغ عنه الخادم يصل إلى هنا ويبقى حتى إغلاق وحدة التحكم.
alerts-waiting = لا تصل التنبيهات في الوقت الحالي.
alerts-missed = ربما فاتت تنبيهات بين { $from } و{ $to }.
alerts-go = عرض { $name }
alerts-unseen =
    { $count ->
        [zero] لا تنبيهات جديدة
        [one] تنبيه جديد واحد
        [two] تنبيهان جديدان
        [few] { $count } تنبيهات جديدة
        [many] { $count } تنبيهًا جديدًا
       *[other] { $count } تنبيه جديد
    }
notification-alerts =
    { $count ->
        [zero] لا تنبيهات
        [one] تنبيه
        [two] تنبيهان
        [few] { $count } تنبيهات
        [many] { $count } تنبيهًا
       *[other] { $count } تنبيه
    }
notifications = التنبيهات على سطح المكتب
notifications-hint = يُبلَّغ بها أيضًا عندما تكون نافذة أخرى في المقدمة؛ والنقر يقود إلى الصف.
alerts-kept = يُحتفظ بآخر { $count }

## تصدير الجداول

export = تصدير
export-hint = يكتب كل الصفوف بهذا الترتيب في ملف CSV في مجلد التنزيلات
exported = كُتب في { $path }
copied =
    { $count ->
        [zero] لم يُنسخ أي صف
        [one] نُسخ صف واحد
        [two] نُسخ صفان
        [few] نُسخت { $count } صفوف
        [many] نُسخ { $count } صفًا
       *[other] نُسخ { $count } صف
    }
dismiss = إغلاق
