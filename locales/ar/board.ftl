# اللوحات: المجاميع والمجموعات والنطاق والأعمدة والحدود والمنحنيات والتفاصيل.

total-by-server = جمعه الخادم
total-by-rows = مجموع الصفوف المعروضة؛ المتوسطات والنسب المئوية لا تُجمع.
total-agents =
    { $count ->
        [zero] لا وكلاء
        [one] وكيل واحد
        [two] وكيلان
        [few] { $count } وكلاء
        [many] { $count } وكيلاً
       *[other] { $count } وكيل
    }

## المجموعات

group-by = التجميع حسب
grouping-none = لا شيء
grouping-team = الفريق
grouping-group = المجموعة
grouping-businessUnit = وحدة الأعمال
group-none = بلا مجموعة

## النطاق

scope = ما يُعرض
scope-hint = اختيار ما يُعرض
scope-everything = الكل
scope-own = اختيار خاص
scope-gone = لم يعد في المؤسسة: { $what }. يُتابَع كل شيء بدلاً منه.
scope-partly-gone = مما اختير، لم يعد في المؤسسة: { $count }. ويُتابَع الباقي.
scope-queues =
    { $count ->
        [zero] لا قوائم
        [one] قائمة واحدة
        [two] قائمتان
        [few] { $count } قوائم
        [many] { $count } قائمة
       *[other] { $count } قائمة
    }
scope-count = { $agents } · { $queues }
scope-nothing = لم يُختر شيء
scope-apply = عرض هذا
scope-alone = هذا فقط
scope-alone-hint = عرض هذا وحده (Enter)
scope-tree = وحدات الأعمال والمجموعات والفرق والوكلاء وقوائم الانتظار
scope-search = البحث في الوحدات والفرق والوكلاء وقوائم الانتظار
scope-none = لا شيء بهذا الاسم
scope-loading = لحظة…
scope-section-units = وحدات الأعمال
scope-section-groups = المجموعات
scope-section-loose = خارج وحدات الأعمال والفرق
scope-kind-unit = وحدة أعمال
scope-kind-group = مجموعة
scope-kind-team = فريق
scope-kind-agent = وكيل
scope-kind-queue = قائمة انتظار
scope-views = العروض المحفوظة
scope-view-new = حفظ كعرض…
scope-view-name = اسم العرض
scope-view-keep = حفظ
scope-view-rename = إعادة تسمية { $name }
scope-view-delete = حذف { $name }
