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
    let group = |name: &str| topics::of_group(&format!("{hub}.{name}"));
    let answer = match (&*method, &*call.arguments()) {
        ("echo", [_]) => call.echoed(),
        ("add", [a, b]) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => call.returned(&json!(a.wrapping_add(b))),
            _ => call.failed(),
        },
        ("refuse", [Value::String(words), data]) => call.refused(words, data.clone()),
        ("progress", [steps]) => return slowly(shared, connection, call, steps.as_u64()),
        ("report", [steps]) => return until_told(shared, connection, call, steps.as_u64()),
        ("listens", [Value::String(id)]) => return once_there(shared, id.clone(), call),
        ("finish", []) => match shared.state().hub.finish_of(connection) {
            Some(finish) => {
                finish.notify_one();
                call.done()
            }
            None => call.failed(),
        },
        ("joingroup", [Value::String(name)]) => {
            shared.state().hub.join(connection, group(name));
            call.done()
        }
        ("leavegroup", [Value::String(name)]) => {
            shared.state().hub.leave(connection, group(name));
            call.done()
        }
        ("sendtogroup", [Value::String(name), what]) => {
            say(shared, hub, &group(name), &[&json!(name), what]);
            call.done()
        }
        ("sendtocaller", [what]) => {
            say(shared, hub, &topics::of_caller(hub, connection), &[&json!("caller"), what]);
            call.done()
        }
        ("sendtoall", [what]) => {
            say(shared, hub, &topics::of_hub(hub), &[&json!("all"), what]);
            call.done()
        }
        ("setfault", [Value::String(text)]) => match text.parse() {
            Ok(fault) => {
                shared.set_live_fault(&fault);
                call.done()
            }
            Err(error) => call.refused(&error.to_string(), Value::Null),
        },
        ("clearfaults", []) => {
            shared.state().hub.clear_faults();
            call.done()
        }
        // What there is not fails, and so does `fail`.
        _ => call.failed(),
    };
    Begun::Answer(answer)
}

/// A call that says how far it has come, and takes its time for each step.
fn slowly(shared: &Shared, connection: &str, call: Call, steps: Option<u64>) -> Begun {
    let (shared, topic) = (Arc::clone(shared), topics::of_connection(connection));
    Begun::Later(Box::pin(async move {
        let steps = steps.unwrap_or_default();
        for step in 1..=steps {
            report(&shared, &topic, &call, step * 100 / steps);
            sleep(STEP).await;
        }
        call.returned(&json!("done"))
    }))
}

/// One that says everything at once, and goes on until the client has heard it and says so: over
/// HTTP a result may be quicker than what goes before it.
fn until_told(shared: &Shared, connection: &str, call: Call, steps: Option<u64>) -> Begun {
    let Some(finish) = shared.state().hub.finish_of(connection) else {
        return Begun::Answer(call.failed());
    };
    let (steps, topic) = (steps.unwrap_or_default(), topics::of_connection(connection));
    (1..=steps).for_each(|step| report(shared, &topic, &call, step * 100 / steps));
    Begun::Later(Box::pin(async move {
        finish.notified().await;
        call.returned(&json!("done"))
    }))
}

/// One that goes on until a connection has an open channel.
fn once_there(shared: &Shared, id: String, call: Call) -> Begun {
    let shared = Arc::clone(shared);
    Begun::Later(Box::pin(async move {
        let mut news = shared.state().hub.news();
        while !shared.state().hub.listens(&id) && news.changed().await.is_ok() {}
        call.done()
    }))
}

/// Says how far a call has come, in percent.
fn report(shared: &Shared, topic: &str, call: &Call, percent: u64) {
    let id = call.id();
    let said = json!({
        "I": format!("P|{}", id.as_deref().unwrap_or_default()),
        "P": { "I": id, "D": percent },
    });
    if let Ok(said) = to_raw_value(&said) {
        shared.state().hub.publish(topic, said.into());
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
