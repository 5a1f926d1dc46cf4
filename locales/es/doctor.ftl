# Los pasos desde el inicio de sesión hasta el panel en vivo, y las palabras de `connect-console doctor`.

## Pasos, según la fila de la descripción del servidor

step-A1 = Buscar el servicio de inicio de sesión
step-A2 = Iniciar sesión
step-B1 = Pedir la organización de una vez
step-I1 = Leer las versiones del servidor
step-P1 = Leer su perfil
step-P2 = Leer la organización
step-P3 = Leer los ajustes del panel
step-L1 = Leer las palabras del servidor
step-V1 = Buscar el servidor de datos en vivo
step-R1 = Abrir la conexión en vivo
step-U1 = Seguir a los agentes en vivo
step-U4 = Seguir las colas en vivo
step-U9 = Terminar las suscripciones en vivo
step-A3 = Renovar el inicio de sesión
step-P4 = Darse de baja
step-S1 = Listar las sesiones de un agente
step-S2 = Leer una conversación
step-S3 = Leer una sesión
step-S4 = Leer la dirección de softphone de una sesión
step-S5 = Leer el historial de un cliente
step-S6 = Escribir un dato adicional
step-S7 = Guardar notas de la llamada
step-S8 = Guardar una tipificación
step-S9 = Iniciar la grabación
step-S10 = Detener la grabación
step-S11 = Entrar en una sesión y salir de ella
step-T1 = Leer el estado de un agente
step-T2 = Poner un estado
step-T3 = Listar los estados que se pueden elegir
step-M1 = Leer las métricas de un agente
step-M2 = Leer las métricas de varios agentes
step-M3 = Leer métricas sumadas
step-M4 = Leer métricas por grupo
step-U2 = Seguir a los agentes sumados
step-U3 = Seguir a los agentes por grupo
step-U5 = Seguir las colas sumadas
step-U6 = Seguir las colas por grupo
step-U7 = Seguir las alertas
step-U8 = Cambiar una suscripción en vivo
step-C1 = Escribir en el registro del servidor
step-Q1 = Buscar
step-W1 = Observar las actualizaciones en vivo

## El informe

doctor-heading = Probando { $server }, paso a paso
doctor-heading-demo = Probando los datos de ejemplo en este equipo, paso a paso
doctor-status-ok = bien
doctor-status-failed = falló
doctor-status-skipped = omitido
doctor-status-not-offered = no se ofrece
doctor-time = { $ms } ms
doctor-advice = Qué hacer: { $advice }
doctor-updates =
    { $count ->
        [0] No llegó ninguna actualización en vivo.
        [one] Llegó { $count } actualización en vivo.
       *[other] Llegaron { $count } actualizaciones en vivo.
    }
doctor-ok = Todo funciona.
doctor-not-ok = No todo funciona. El primer paso que falló es el que hay que arreglar.
