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
