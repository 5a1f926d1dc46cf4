//! U1 to U9: what is pushed to whom.

use connect_model::{EntityKind, same};
use connect_webapi::Refusal;
use connect_webapi::methods::{DeleteSubscriptionBody, SubscribeAlertsBody, SubscribeBody};

use super::call::{Answer, Call, Outcome, Refused, bad_request, not_found};
use super::live::{Form, Published, Target};
use super::scope;
use super::select::Selection;
use super::sums::Sum;
use crate::quirks::Quirk;

/// U1
pub(super) fn agents(call: &Call<'_>) -> Outcome {
    subscribe(call, EntityKind::Agent, Form::Each)
}

/// U2
pub(super) fn agent_sum(call: &Call<'_>) -> Outcome {
    subscribe(call, EntityKind::Agent, Form::Sum)
}

/// U3
pub(super) fn agent_groups(call: &Call<'_>) -> Outcome {
    subscribe(call, EntityKind::Agent, Form::Groups)
}

/// U4
pub(super) fn queues(call: &Call<'_>) -> Outcome {
    subscribe(call, EntityKind::Queue, Form::Each)
}

/// U5
pub(super) fn queue_sum(call: &Call<'_>) -> Outcome {
    subscribe(call, EntityKind::Queue, Form::Sum)
}

/// U6
pub(super) fn queue_groups(call: &Call<'_>) -> Outcome {
    subscribe(call, EntityKind::Queue, Form::Groups)
}

fn subscribe(call: &Call<'_>, kind: EntityKind, form: Form) -> Outcome {
    let Some(body) = call.body::<SubscribeBody>() else {
        return Err(bad_request("The body is no subscription."));
    };
    let mut state = call.simulated.state();
    let (hub, published) = state.split();
    let target = aim(call, &published, (kind, form), &body)?;
    let connection = live_connection(call, hub, &body.connection_id)?;
    accepted(hub.subscribe(&connection, Some(target), &published))
}

/// U7
pub(super) fn alerts(call: &Call<'_>) -> Outcome {
    let Some(body) = call.body::<SubscribeAlertsBody>() else {
        return Err(bad_request("The body names no connection."));
    };
    let mut state = call.simulated.state();
    let (hub, published) = state.split();
    let connection = live_connection(call, hub, &body.connection_id)?;
    accepted(hub.subscribe(&connection, None, &published))
}

/// The name of a connection, if it is a live one of the caller.
fn live_connection(
    call: &Call<'_>,
    hub: &super::hub::Hub,
    connection: &str,
) -> Result<String, Refused> {
    let connection = connection.trim().to_ascii_lowercase();
    if hub.is_live(&connection, call.caller) {
        Ok(connection)
    } else {
        Err(not_found("There is no live connection of this id."))
    }
}

fn accepted(id: Option<String>) -> Outcome {
    Answer::json(&id.ok_or_else(|| not_found("There is no live connection of this id."))?)
}

/// What a call asks for.
fn aim(
    call: &Call<'_>,
    published: &Published<'_>,
    (kind, form): (EntityKind, Form),
    body: &SubscribeBody,
) -> Result<Target, Refused> {
    let (scope, world) = (call.query.scope(), published.world);
    let by = call.caller_index(world);
    let layout = published.layout(kind);
    let knows = |name: &String| layout.slots.iter().any(|slot| same(name, slot.name));
    if call.simulated.options.quirks.has(Quirk::StrictMetrics)
        && !body.metric_properties.iter().all(knows)
    {
        return Err(bad_request("There is no such metric."));
    }
    let selection = Selection::subscribed(&call.query.view(), body, layout);
    if form == Form::Groups {
        let groups = scope::groups(&scope, kind, world, by).ok_or(Refusal::NotVisible)?;
        if groups.is_empty() {
            return Err(Refusal::NothingNamed.into());
        }
        let sums = groups.into_iter().map(Sum::of_group).collect();
        return Ok(Target::sums(published, kind, form, selection, sums));
    }
    let members = if scope.names_nothing() {
        // The sample of U5 names nothing and means all queues.
        let all_queues = (kind, form) == (EntityKind::Queue, Form::Sum);
        let by = by.filter(|_| all_queues).ok_or(Refusal::NothingNamed)?;
        scope::everything(kind, world, by)
    } else {
        scope::members(&scope, kind, world, by).ok_or(Refusal::NotVisible)?
    };
    Ok(match form {
        Form::Sum => Target::sums(published, kind, form, selection, vec![Sum::of(members)]),
        _ => Target::each(published, kind, selection, &members),
    })
}

/// U8
pub(super) fn update(call: &Call<'_>) -> Outcome {
    let Some(body) = call.body::<SubscribeBody>() else {
        return Err(bad_request("The body is no subscription."));
    };
    let connection = body.connection_id.trim().to_ascii_lowercase();
    let mut state = call.simulated.state();
    let (hub, published) = state.split();
    let Some(old) = hub.target(&connection, call.caller, &call.varying)? else {
        // Alerts have nothing that could be changed.
        return Ok(Answer::Nothing);
    };
    let shape = (old.kind, old.form);
    let target = if call.query.scope().names_nothing() {
        let layout = published.layout(old.kind);
        old.again(&published, Selection::subscribed(&call.query.view(), &body, layout))
    } else {
        aim(call, &published, shape, &body)?
    };
    hub.replace(&connection, call.caller, &call.varying, target, &published)?;
    Ok(Answer::Nothing)
}

/// U9
pub(super) fn delete(call: &Call<'_>) -> Outcome {
    let Some(body) = call.body::<DeleteSubscriptionBody>() else {
        return Err(bad_request("The body names no connection."));
    };
    let connection = body.connection_id.trim().to_ascii_lowercase();
    call.simulated.state().hub.unsubscribe(&connection, call.caller, &call.varying)?;
    Ok(Answer::Nothing)
}
