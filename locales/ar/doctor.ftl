# الخطوات من تسجيل الدخول إلى اللوحة المباشرة، وكلمات `connect-console doctor`.

## الخطوات، بحسب سطر العقد مع الخادم

step-A1 = العثور على خدمة تسجيل الدخول
step-A2 = تسجيل الدخول
step-I1 = قراءة إصدارات الخادم
step-P1 = قراءة ملفك الشخصي
step-P2 = قراءة بنية المؤسسة
step-L1 = قراءة مصطلحات الخادم
step-V1 = العثور على خادم البيانات المباشرة
step-R1 = فتح الاتصال المباشر
step-U1 = متابعة الوكلاء مباشرةً
step-U4 = متابعة قوائم الانتظار مباشرةً
step-U9 = إنهاء الاشتراكات المباشرة
step-W1 = مراقبة التحديثات المباشرة

## التقرير

doctor-heading = تجربة { $server } خطوة بخطوة
doctor-heading-demo = تجربة البيانات النموذجية على هذا الحاسوب خطوة بخطوة
doctor-status-ok = تمّت
doctor-status-failed = فشلت
doctor-status-skipped = تُخطّيت
doctor-status-not-offered = غير متاحة
doctor-time = { $ms } مللي ثانية
doctor-advice = ما العمل: { $advice }
doctor-updates =
    { $count ->
        [zero] لم يصل أي تحديث مباشر.
        [one] وصل تحديث مباشر واحد.
        [two] وصل تحديثان مباشران.
        [few] وصلت { $count } تحديثات مباشرة.
        [many] وصل { $count } تحديثًا مباشرًا.
       *[other] وصل { $count } تحديث مباشر.
    }
doctor-ok = كل شيء يعمل.
doctor-not-ok = ليس كل شيء يعمل. أصلح أولًا أول خطوة فشلت.
