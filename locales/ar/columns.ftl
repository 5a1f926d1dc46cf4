# أعمدة الجداول: أيها يظهر، وبأي ترتيب، وقائمة رأس العمود.

columns = الأعمدة
columns-hint = اختيار الأعمدة وترتيبها
columns-search = البحث في الأعمدة
columns-none = لا عمود بهذا الاسم
columns-always = ظاهر دائماً
columns-default = العودة إلى الترتيب الأصلي
columns-keys = ينقل { "\u2066Alt+↑\u2069" } و{ "\u2066Alt+↓\u2069" } العمود. وما لا يرسله الخادم يبقى «–».
columns-refused = مرفوض
columns-drag = اسحب للنقل
columns-up = نقل { $name } إلى أعلى
columns-down = نقل { $name } إلى أسفل
columns-moved = ‏{ $name }: الموضع { $place } من { $count }

## رأس العمود

head-menu = العمود { $name }
head-ascending = ترتيب تصاعدي
head-descending = ترتيب تنازلي
head-left = نقل إلى اليسار
head-right = نقل إلى اليمين
head-hide = إخفاء العمود
head-columns = الأعمدة…
head-limits = الحدود…
