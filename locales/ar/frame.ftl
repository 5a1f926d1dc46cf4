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
