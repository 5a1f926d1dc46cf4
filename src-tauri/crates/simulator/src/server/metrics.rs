//! M1 to M4: what is pushed of agents, asked for once.

use connect_model::EntityKind;
use connect_webapi::realtime::Realtime;
use connect_webapi::{MetricPart, MetricProperties, Refusal, Verb};

use super::call::{Answer, Call, Outcome, Refused, bad_request};
use super::live::{Form, Target};
use super::scope;
use super::select::Selection;
use super::sums::Sum;
use crate::state::State;

const AGENT: EntityKind = EntityKind::Agent;

/// M1
pub(super) fn agent(call: &Call<'_>) -> Outcome {
    let id = call.id()?;
    let mut state = call.simulated.state();
    let index = call.visible_agent(&state.world, id)?;
    let all = answer(call, &mut state, Form::Each, vec![Sum::of(vec![index])])?;
    match all.into_iter().next() {
        Some(one) => Answer::json(&one),
        None => Err(Refusal::NotVisible.into()),
    }
}

/// M2
pub(super) fn agents(call: &Call<'_>) -> Outcome {
    let mut state = call.simulated.state();
    let members = members(call, &state)?;
    Answer::json(&answer(call, &mut state, Form::Each, vec![Sum::of(members)])?)
}

/// M3
pub(super) fn aggregate(call: &Call<'_>) -> Outcome {
    let mut state = call.simulated.state();
    let members = members(call, &state)?;
    let all = answer(call, &mut state, Form::Sum, vec![Sum::of(members)])?;
    match all.into_iter().next() {
        Some(one) => Answer::json(&one),
        None => Err(Refusal::NothingNamed.into()),
    }
}

/// M4
pub(super) fn groups(call: &Call<'_>) -> Outcome {
    let mut state = call.simulated.state();
    let caller = call.caller_index(&state.world);
    let groups = scope::groups(&call.query.scope(), AGENT, &state.world, caller)
        .ok_or(Refused::from(Refusal::NotVisible))?;
    if groups.is_empty() {
        return Err(Refusal::NothingNamed.into());
    }
    let sums = groups.into_iter().map(Sum::of_group).collect();
    Answer::json(&answer(call, &mut state, Form::Groups, sums)?)
}

fn members(call: &Call<'_>, state: &State) -> Result<Vec<usize>, Refused> {
    let scope = call.query.scope();
    if scope.names_nothing() {
        return Err(Refusal::NothingNamed.into());
    }
    let caller = call.caller_index(&state.world);
    scope::members(&scope, AGENT, &state.world, caller).ok_or(Refusal::NotVisible.into())
}

/// The snapshot of a subscription that nobody has.
fn answer(
    call: &Call<'_>,
    state: &mut State,
    form: Form,
    sums: Vec<Sum>,
) -> Result<Vec<Realtime>, Refused> {
    let only = match call.place.verb {
        Verb::Post if !call.body.trim_ascii().is_empty() => call
            .body::<MetricProperties>()
            .ok_or_else(|| bad_request("The body is no list of properties."))?,
        _ => MetricProperties::default(),
    };
    let (_, published) = state.split();
    let selection =
        Selection::asked(&call.query.view(), part(call), &only, published.layout(AGENT));
    let mut target = match form {
        Form::Each => {
            let members: Vec<_> = sums.iter().flat_map(Sum::members).copied().collect();
            Target::each(&published, AGENT, selection, &members)
        }
        Form::Sum | Form::Groups => Target::sums(&published, AGENT, form, selection, sums),
    };
    Ok(target.snapshot(&published).into_iter().map(at_rest).collect())
}

/// Which resource is meant, by the end of the route.
fn part(call: &Call<'_>) -> MetricPart {
    match call.place.route.rsplit('/').next() {
        Some("metrics") => MetricPart::Metrics,
        Some("sessions") => MetricPart::Sessions,
        Some("status") => MetricPart::Status,
        _ => MetricPart::All,
    }
}

/// An answer tells what there is, not what is new.
fn at_rest(mut data: Realtime) -> Realtime {
    for sessions in data.sessions.values_mut() {
        sessions.sessions = std::mem::take(&mut sessions.added_sessions);
    }
    data.breakdowns = std::mem::take(&mut data.added_breakdowns);
    data
}
