//! The hub that tests call: a method for each thing a hub can do, and the faults of the live
//! connection for clients that have no other way to them.

use std::sync::Arc;
use std::time::Duration;

use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::invoke::{Begun, Call};
use crate::server::Shared;
use crate::server::hub::topics;
use crate::server::messages::invocation;

/// How long each step takes of a method that says how far it has come.
const STEP: Duration = Duration::from_millis(20);

/// The method that is called on clients, with where it was said and what.
const HEARD: &str = "heard";

/// Begins a call. Methods are told apart by their names, without case, and the number of their
/// arguments.
pub(super) fn begin(shared: &Shared, hub: &str, connection: &str, call: Call) -> Begun {
    let method = call.method.to_ascii_lowercase();
    let answer = match (&*method, &*call.arguments) {
        ("echo", [value]) => call.returned(value.clone()),
        ("add", [a, b]) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => call.returned(json!(a.wrapping_add(b))),
            _ => call.failed(),
        },
        ("refuse", [Value::String(words), data]) => call.refused(words, data.clone()),
        ("progress", [steps]) => {
            let steps = steps.as_u64().unwrap_or_default();
            let (shared, topic) = (Arc::clone(shared), topics::of_connection(connection));
            return Begun::Later(Box::pin(async move {
                progress(&shared, &topic, &call, steps).await;
                call.returned(json!("done"))
            }));
        }
        ("joingroup", [Value::String(name)]) => {
            shared.state().hub.join(connection, topics::of_group(&format!("{hub}.{name}")));
            call.returned(Value::Null)
        }
        ("leavegroup", [Value::String(name)]) => {
            shared.state().hub.leave(connection, topics::of_group(&format!("{hub}.{name}")));
            call.returned(Value::Null)
        }
        ("sendtogroup", [Value::String(name), what]) => {
            let topic = topics::of_group(&format!("{hub}.{name}"));
            say(shared, hub, &topic, &[&json!(name), what]);
            call.returned(Value::Null)
        }
        ("sendtocaller", [what]) => {
            say(shared, hub, &topics::of_caller(hub, connection), &[&json!("caller"), what]);
            call.returned(Value::Null)
        }
        ("sendtoall", [what]) => {
            say(shared, hub, &topics::of_hub(hub), &[&json!("all"), what]);
            call.returned(Value::Null)
        }
        ("setfault", [Value::String(text)]) => match text.parse() {
            Ok(fault) => {
                shared.set_live_fault(fault);
                call.returned(Value::Null)
            }
            Err(error) => call.refused(&error.to_string(), Value::Null),
        },
        ("clearfaults", []) => {
            shared.state().hub.clear_faults();
            call.returned(Value::Null)
        }
        // What there is not fails, and so does `fail`.
        _ => call.failed(),
    };
    Begun::Answer(answer)
}

/// Says how far the call has come, in steps up to 100.
async fn progress(shared: &Shared, topic: &str, call: &Call, steps: u64) {
    let id = call.id();
    for step in 1..=steps {
        let percent = step * 100 / steps;
        let said = json!({
            "I": format!("P|{}", id.as_deref().unwrap_or_default()),
            "P": { "I": id, "D": percent },
        });
        if let Ok(said) = to_raw_value(&said) {
            shared.state().hub.publish(topic, said.into());
        }
        sleep(STEP).await;
    }
}

fn say(shared: &Shared, hub: &str, topic: &str, words: &[&Value]) {
    let words: Result<Vec<_>, _> = words.iter().map(to_raw_value).collect();
    let words = words.unwrap_or_default();
    let words: Vec<&RawValue> = words.iter().map(|word| &**word).collect();
    if let Ok(said) = invocation(hub, HEARD, &words) {
        shared.state().hub.publish(topic, said);
    }
}
