//! The doctor: makes the steps of a sign-in against an address and says of each what was tried, how
//! long it took, what went wrong and what to do.

mod methods;
mod writing;

use std::time::Duration;

use connect_auth::Vault;
use connect_ipc::{DoctorReport, DoctorStep, Failure, SignInArgs, StepStatus};
use connect_l10n::{Messages, Value, plain};
use connect_model::{Catalogue, LiveUpdate, Scope};
use connect_signalr::{Event, State, Transport};
use connect_webapi::realtime::read_argument;

use self::methods::Methods;
use crate::Config;
use crate::failure::of_closed;
use crate::language::server_locale;
use crate::look::ChosenColumns;
use crate::steps::{BoardColumns, Live, Steps};
use crate::subscriptions::tables;
use crate::target::Target;
use crate::who::Who;

/// Every step in its order; what is not reached is reported as skipped.
const ALL: &[&str] =
    &["A1", "A2", "B1", "I1", "P1", "P2", "P3", "L1", "V1", "R1", "U1", "U4", "U9"];
/// The rows that are called only when all methods are to be.
const OTHERS: &[&str] = &[
    "A3", "P4", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "T1", "T2",
    "T3", "M1", "M2", "M3", "M4", "U2", "U3", "U5", "U6", "U7", "U8", "C1", "Q1",
];

/// Which methods to call beside those on the way to live data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MethodCheck {
    /// None.
    #[default]
    None,
    /// Those that only read.
    Reading,
    /// All; for sample data alone, since it changes statuses, notes and recordings.
    All,
}

/// What to examine.
#[derive(Debug)]
pub struct DoctorOptions {
    /// The server.
    pub sign_in: SignInArgs,
    /// The settings: trusted hosts and the mapping table.
    pub config: Config,
    /// How long to count live updates.
    pub watch: Option<Duration>,
    /// The language of the server's strings.
    pub language: Option<String>,
    /// Which other methods to call.
    pub methods: MethodCheck,
    /// The one transport to use; none means those the server has switched on.
    pub transport: Option<Transport>,
    /// Where a password is looked for that was not given.
    pub vault: Vault,
}

/// One examination.
#[derive(Debug)]
pub struct Doctor {
    options: DoctorOptions,
}

impl Doctor {
    /// An examination that has not begun.
    pub fn new(options: DoctorOptions) -> Self {
        Self { options }
    }

    /// Makes all steps; each is handed over when it has ended.
    pub async fn run(mut self, mut on_step: impl FnMut(&DoctorStep) + Send) -> DoctorReport {
        let mut done: Vec<DoctorStep> = Vec::new();
        let mut report = |step: DoctorStep| {
            if step.status != StepStatus::Running {
                on_step(&step);
                done.push(step);
            }
        };
        let target = Target::check(&self.options.sign_in, &self.options.config);
        let account = self.options.sign_in.account.take();
        let updates = match target.and_then(|target| Ok((target, Who::check(account)?))) {
            Ok((target, who)) => {
                self.examine(&target, &who, &mut report).await.unwrap_or_else(|(n, _)| n)
            }
            Err(failure) => {
                report(ended("A1", StepStatus::Failed, Some(failure)));
                0
            }
        };
        let others = match self.options.methods {
            MethodCheck::None => &[],
            MethodCheck::Reading | MethodCheck::All => OTHERS,
        };
        let all = ALL.iter().chain(others);
        let missing = all.filter(|id| !done.iter().any(|step| step.id == **id));
        let skipped: Vec<_> = missing.map(|id| ended(id, StepStatus::Skipped, None)).collect();
        skipped.iter().for_each(&mut on_step);
        done.extend(skipped);
        let ok = done.iter().all(|step| step.status != StepStatus::Failed);
        let ok = ok && done.iter().any(|step| step.id == "U4" && step.status == StepStatus::Ok);
        DoctorReport { ok, updates, steps: done }
    }

    /// An error carries how many updates had come, and why it ended.
    async fn examine(
        &self,
        target: &Target,
        who: &Who,
        report: &mut (dyn FnMut(DoctorStep) + Send),
    ) -> Result<u32, (u32, Failure)> {
        let early = |failure| (0, failure);
        let mut steps = Steps::new(target, report);
        let signing_in = steps.sign_in(who, &self.options.vault);
        let (client, _) = signing_in.await.map_err(early)?;
        let language = self.options.language.as_deref();
        let guess = server_locale(language, None);
        let loading = steps.load(&client, language, &guess);
        let (organisation, mut route) = loading.await.map_err(early)?;
        if let Some(transport) = self.options.transport {
            route.transports = vec![transport];
        }
        let catalogue = organisation.strings.as_ref().map(|(_, s)| Catalogue::from_strings(s));
        let catalogue = catalogue.unwrap_or_default();
        let words = organisation.dashboard.iter().map(String::as_str);
        let columns = BoardColumns::resolve(
            &target.names,
            &catalogue.with_dashboard(words),
            &ChosenColumns::default(),
        );
        let wanted = tables(&organisation.mbu, &Scope::default(), &columns);
        let mut live = steps.go_live(&route, wanted).await.map_err(early)?;
        if self.options.methods != MethodCheck::None {
            let mut methods =
                Methods { steps: &mut steps, target, live: &live, organisation: &organisation };
            let (example, detail) = methods.read().await;
            if self.options.methods == MethodCheck::All {
                methods.write(example, detail.as_ref(), &route.goodbye).await;
            }
        }
        let mut updates = 0;
        if let Some(limit) = self.options.watch {
            let watching = watch(&mut live, limit);
            let watched = async {
                let count = watching.await?;
                Ok((count, count.to_string()))
            };
            updates = steps.step("W1", watched).await.map_err(|failure| (0, failure))?;
        }
        let unsubscribed = steps.unsubscribe(&mut live).await;
        live.connection.stop();
        while live.connection.next().await.is_some() {}
        unsubscribed.map(|()| updates).map_err(|failure| (updates, failure))
    }
}

/// Counts agents and queues in what is pushed.
async fn watch(live: &mut Live, limit: Duration) -> Result<u32, Failure> {
    let mut count = 0;
    let until = tokio::time::sleep(limit);
    tokio::pin!(until);
    loop {
        tokio::select! {
            () = &mut until => return Ok(count),
            event = live.connection.next() => match event {
                Some(Event::Messages(messages)) => {
                    for argument in messages.arguments() {
                        let read = read_argument(argument).unwrap_or_default();
                        let entity = |update: &&LiveUpdate| matches!(update, LiveUpdate::Entity(_));
                        let some = read.iter().filter(entity).count();
                        count += u32::try_from(some).unwrap_or(u32::MAX);
                    }
                }
                Some(Event::State(State::Closed(why))) => return Err(of_closed(why)),
                None => return Err(Failure::ConnectionLost),
                Some(Event::State(_) | Event::Gap(_) | Event::Quiet) => {}
            }
        }
    }
}

fn ended(id: &str, status: StepStatus, failure: Option<Failure>) -> DoctorStep {
    DoctorStep { id: id.to_owned(), status, ms: 0, detail: String::new(), failure }
}

impl Doctor {
    /// One line of text for a step, a second and third for what went wrong and what to do.
    pub fn lines(messages: &Messages, step: &DoctorStep) -> Vec<String> {
        let status = match step.status {
            StepStatus::Running => return Vec::new(),
            StepStatus::Ok => "doctor-status-ok",
            StepStatus::Failed => "doctor-status-failed",
            StepStatus::Skipped => "doctor-status-skipped",
            StepStatus::NotOffered => "doctor-status-not-offered",
        };
        let name = Self::name(messages, &step.id);
        let status = messages.text(status, &[]);
        let time = messages.text("doctor-time", &[("ms", Value::from(step.ms))]);
        let mut line = format!("{:<3} {status:<12} {time:>9}  {name}", step.id);
        if !step.detail.is_empty() {
            line.push_str("  ");
            // Text of the server: no control characters, no change of direction.
            line.push_str(&plain(&step.detail));
        }
        let mut lines = vec![line];
        if let Some(failure) = &step.failure {
            let (text, advice) = failure_text(messages, failure);
            lines.push(format!("    {text}"));
            let advice = messages.text("doctor-advice", &[("advice", Value::from(&advice))]);
            lines.push(format!("    {advice}"));
        }
        lines
    }

    /// The name of a step.
    pub fn name(messages: &Messages, id: &str) -> String {
        messages.text(&format!("step-{id}"), &[])
    }
}

/// What went wrong and what to do, in words. The failure's own fields are the messages' variables.
pub(crate) fn failure_text(messages: &Messages, failure: &Failure) -> (String, String) {
    let fields = match serde_json::to_value(failure) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let kind = fields.get("kind").and_then(serde_json::Value::as_str).unwrap_or("fault").to_owned();
    let values: Vec<(&str, Value<'_>)> = fields
        .iter()
        .map(|(key, value)| match value.as_i64() {
            Some(number) => (key.as_str(), Value::from(number)),
            None => (key.as_str(), Value::from(value.as_str().unwrap_or_default().to_owned())),
        })
        .collect();
    let id = format!("failure-{kind}");
    (messages.text(&id, &values), messages.attribute(&id, "advice", &values))
}
