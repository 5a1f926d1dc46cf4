# La línea de órdenes de Connect Console: la ayuda, y lo que puede fallar en los argumentos.

cli-about = Una consola de escritorio para centros de contacto con Clarity Connect
cli-doctor-about = Prueba en el terminal cada paso desde el inicio de sesión hasta los datos en vivo, y dice qué falla y qué hacer
cli-heading-usage = Uso:
cli-heading-commands = Órdenes:
cli-heading-options = Opciones:
cli-demo = Usar los datos de ejemplo incluidos en lugar de un servidor
cli-server = La dirección del servidor: un nombre de equipo o una dirección web
cli-client-id = El identificador con el que esta consola está registrada en el servidor
cli-allow-http = Permitir http sin cifrar hacia el servidor; toda la red puede leer lo que se envía
cli-data-dir = La carpeta del almacén sin conexión, los ajustes y el registro
cli-watch = Contar las actualizaciones en vivo durante estos segundos
cli-methods = Llamar también a todos los demás métodos del servidor; con datos de ejemplo, también a los que cambian algo
cli-transport = Usar este transporte para la conexión en vivo: webSockets, serverSentEvents o longPolling
cli-transport-invalid = { $input } no es un transporte. Use webSockets, serverSentEvents o longPolling.
cli-user = Iniciar sesión con esta cuenta (DOMINIO\nombre o nombre@dominio) en lugar de la que está abierta
cli-password-stdin = Leer la contraseña de --user de la primera línea de la entrada estándar; si no, se usa la guardada en el llavero del sistema
cli-json = Escribir el informe en JSON, y nada más, en la salida estándar
cli-language = El idioma: { $languages }
cli-help = Mostrar esta ayuda
cli-version = Mostrar la versión

## Errores

cli-unknown-argument = No existe el argumento { $argument }.
cli-value-missing = { $argument } necesita un valor: { $value }
cli-value-invalid = «{ $input }» no es un valor para { $argument }: { $value }
cli-client-id-missing = --server necesita también el identificador de cliente: --client-id GUID
cli-server-missing = --client-id necesita también el servidor: --server URL
cli-server-and-demo = Use --server o --demo, no ambos.
cli-user-missing = --password-stdin necesita también el usuario: --user NAME
cli-user-and-demo = Los datos de ejemplo no necesitan cuenta: use --user o --demo, no ambos.
cli-doctor-what = Diga qué probar: --demo, o --server URL con --client-id GUID
cli-watch-invalid = «{ $input }» no es un número de segundos de 1 a { $most }.
cli-language-unknown = No existe el idioma «{ $input }». Existen: { $languages }
cli-more = --help muestra todos los argumentos.
