# سطر أوامر Connect Console: المساعدة، وما قد يكون خطأً في الوسائط.

cli-about = وحدة تحكم مكتبية لمراكز الاتصال العاملة على Clarity Connect
cli-doctor-about = تجربة كل خطوة في الطرفية، من تسجيل الدخول إلى البيانات المباشرة، مع ذكر ما يفشل وما العمل
cli-heading-usage = الاستخدام:
cli-heading-commands = الأوامر:
cli-heading-options = الخيارات:
cli-demo = استخدام البيانات النموذجية المدمجة بدلًا من خادم
cli-server = عنوان الخادم: اسم مضيف أو عنوان ويب
cli-client-id = المعرّف الذي سُجّلت به هذه الوحدة على الخادم
cli-allow-http = السماح بـ http غير المشفّر مع الخادم؛ يستطيع عندئذٍ كل من على الشبكة قراءة البيانات
cli-data-dir = مجلد البيانات المحفوظة والإعدادات والسجل
cli-watch = عدّ التحديثات المباشرة طوال هذا العدد من الثواني
cli-methods = استدعاء جميع وظائف الخادم الأخرى أيضًا؛ وعلى البيانات التجريبية كذلك تلك التي تغيّر شيئًا
cli-transport = استخدام وسيلة النقل هذه للاتصال المباشر: webSockets أو serverSentEvents أو longPolling
cli-transport-invalid = { $input } ليست وسيلة نقل. استخدم webSockets أو serverSentEvents أو longPolling.
cli-user = تسجيل الدخول بهذا الحساب (DOMAIN\name أو name@domain) بدلًا من حساب الجلسة الحالية
cli-password-stdin = قراءة كلمة مرور ‎--user من السطر الأول للمدخل القياسي؛ ومن دونه تُستخدم الكلمة المحفوظة في حافظة مفاتيح النظام
cli-json = كتابة التقرير بصيغة JSON وحده في المخرج القياسي
cli-language = اللغة: { $languages }
cli-help = عرض هذه المساعدة
cli-version = عرض الإصدار

## الأخطاء

cli-unknown-argument = لا وجود للوسيط { $argument }.
cli-value-missing = يحتاج { $argument } إلى قيمة: { $value }
cli-value-invalid = «{ $input }» ليست قيمة صالحة للوسيط { $argument }: { $value }
cli-client-id-missing = يحتاج ‎--server إلى معرّف العميل أيضًا: ‎--client-id GUID
cli-server-missing = يحتاج ‎--client-id إلى الخادم أيضًا: ‎--server URL
cli-server-and-demo = استخدم إما ‎--server وإما ‎--demo، لا كليهما.
cli-user-missing = يحتاج ‎--password-stdin إلى المستخدم أيضًا: ‎--user NAME
cli-user-and-demo = لا تحتاج البيانات النموذجية إلى حساب: استخدم إما ‎--user وإما ‎--demo، لا كليهما.
cli-doctor-what = حدّد ما تريد تجربته: ‎--demo، أو ‎--server URL مع ‎--client-id GUID
cli-watch-invalid = «{ $input }» ليس عدد ثوانٍ بين 1 و{ $most }.
cli-language-unknown = لا توجد لغة «{ $input }». اللغات المتاحة: { $languages }
cli-more = يعرض ‎--help جميع الوسائط.
