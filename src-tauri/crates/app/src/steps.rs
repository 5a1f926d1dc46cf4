//! The steps from an address to live data. The session and the doctor make the same ones.

use std::sync::Arc;
use std::time::Instant;

use connect_client::{CallError, Client, Server};
use connect_ipc::{DoctorStep, Failure, StepStatus};
use connect_model::{Catalogue, Column, Columns, EntityKind, Mbu, Profile, Strings};
use connect_signalr::Connection;
use connect_webapi::methods::{
    DeleteSubscription, GetInfo, GetMbu, GetProfile, GetSpecificServer, GetStrings,
    SubscribeAgents, SubscribeBody, SubscribeQueues, SubscriptionId,
};
use connect_webapi::{Method, Names, View};

use crate::failure::{of_call, of_live};
use crate::language::server_locale;
use crate::scope::{all_agents, all_queues};
use crate::target::Target;

/// Makes steps and reports each when it begins and when it ends.
pub(crate) struct Steps<'a> {
    target: &'a Target,
    report: &'a mut (dyn FnMut(DoctorStep) + Send),
}

/// The organisation, as the signed-in agent sees it.
#[derive(Debug, Clone)]
pub(crate) struct Organisation {
    pub(crate) profile: Profile,
    pub(crate) mbu: Arc<Mbu>,
    /// The language the strings are in, with the strings; none if the server has none.
    pub(crate) strings: Option<(String, Strings)>,
}

/// The live connection with its subscriptions.
pub(crate) struct Live {
    pub(crate) client: Client,
    pub(crate) connection: Connection,
    pub(crate) subscriptions: Vec<SubscriptionId>,
}

/// The metric columns of both tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BoardColumns {
    pub(crate) queues: Columns,
    pub(crate) agents: Columns,
}

impl BoardColumns {
    pub(crate) fn resolve(names: &Names, catalogue: &Catalogue) -> Self {
        let of = |kind| Column::resolve(kind, &names.metric_roles, catalogue);
        Self { queues: of(EntityKind::Queue), agents: of(EntityKind::Agent) }
    }
}

/// What a step answers: its value, and what was found in a few words.
type Found<T> = Result<(T, String), Failure>;

impl<'a> Steps<'a> {
    pub(crate) fn new(target: &'a Target, report: &'a mut (dyn FnMut(DoctorStep) + Send)) -> Self {
        Self { target, report }
    }

    /// Makes one step.
    pub(crate) async fn step<T>(
        &mut self,
        id: &str,
        work: impl Future<Output = Found<T>>,
    ) -> Result<T, Failure> {
        let mut step = DoctorStep {
            id: id.to_owned(),
            status: StepStatus::Running,
            ms: 0,
            detail: String::new(),
            failure: None,
        };
        (self.report)(step.clone());
        let began = Instant::now();
        let result = work.await;
        step.ms = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
        let result = match result {
            Ok((value, detail)) => {
                step.status = StepStatus::Ok;
                step.detail = detail.chars().filter(|c| !c.is_control()).take(300).collect();
                Ok(value)
            }
            Err(failure) => {
                step.status = match failure {
                    Failure::NotOffered { .. } => StepStatus::NotOffered,
                    _ => StepStatus::Failed,
                };
                step.failure = Some(failure.clone());
                Err(failure)
            }
        };
        (self.report)(step);
        result
    }

    /// A1, A2.
    pub(crate) async fn sign_in(&mut self) -> Result<Client, Failure> {
        let target = self.target;
        let server = Server::new(target.options()).map_err(|error| told(target, &error))?;
        let told = |error: CallError| told(target, &error);
        let finding = async {
            let url = server.find_sign_in().await.map_err(told)?;
            let found = url.to_string();
            Ok((url, found))
        };
        let sign_in = self.step("A1", finding).await?;
        let signing_in = async {
            let client = server.sign_in(sign_in, &target.client_id).await.map_err(told)?;
            Ok((client, String::new()))
        };
        self.step("A2", signing_in).await
    }

    /// I1, P1, P2, L1. Only P1 and P2 must work.
    pub(crate) async fn load(
        &mut self,
        client: &Client,
        language: Option<&str>,
    ) -> Result<Organisation, Failure> {
        let told = |error: CallError| of_call(&error, &self.target.client_id);
        let info = async {
            let info = client.send(&GetInfo).await.map_err(told)?;
            Ok(((), format!("{} ({})", info.connect_version, info.signalr_transports.join(", "))))
        };
        // Old servers may lack it; nothing later needs it.
        let _ = self.step("I1", info).await;
        let told = |error: CallError| of_call(&error, &self.target.client_id);
        let profile = async {
            let profile: Profile = client.send(&GetProfile).await.map_err(told)?.into();
            let found = profile.name.clone();
            Ok((profile, found))
        };
        let profile = self.step("P1", profile).await?;
        let told = |error: CallError| of_call(&error, &self.target.client_id);
        let mbu = async {
            let mbu: Mbu = client.send(&GetMbu).await.map_err(told)?.into();
            let found = format!("agents: {}, queues: {}", mbu.agents.len(), mbu.queues.len());
            Ok((Arc::new(mbu), found))
        };
        let mbu = self.step("P2", mbu).await?;
        let locale = server_locale(language, profile.locale_key.as_deref());
        let strings = self.strings(client, &locale).await.ok().map(|strings| (locale, strings));
        Ok(Organisation { profile, mbu, strings })
    }

    /// L1, by the older route where the newer one is missing. A language the server does not have
    /// is asked for in English: the metrics' names are in every language.
    pub(crate) async fn strings(
        &mut self,
        client: &Client,
        locale: &str,
    ) -> Result<Strings, Failure> {
        let told = |error: CallError| of_call(&error, &self.target.client_id);
        let work = async {
            let mut last = None;
            for locale in [locale, "en-us"] {
                match strings_of(client, locale).await {
                    Ok(strings) => {
                        let metrics = Catalogue::from_strings(&strings).len();
                        return Ok((strings, format!("{locale}, metrics: {metrics}")));
                    }
                    Err(error) => {
                        let missing = error.is_not_offered();
                        last = Some(error);
                        if !missing {
                            break;
                        }
                    }
                }
            }
            Err(last.map_or(Failure::ConnectionLost, told))
        };
        self.step("L1", work).await
    }

    /// V1, R1, U1, U4.
    pub(crate) async fn go_live(
        &mut self,
        client: &Client,
        mbu: &Mbu,
        columns: &BoardColumns,
    ) -> Result<Live, Failure> {
        let target = self.target;
        let told = |error: CallError| of_call(&error, &target.client_id);
        let specific = async {
            let answer = client.send(&GetSpecificServer).await.map_err(told)?;
            // An address the token may not go to is no failure: the root serves as well.
            let found = client.at(&answer);
            Ok((found, answer))
        };
        let specific = self.step("V1", specific).await.ok().flatten();
        let client = specific.unwrap_or_else(|| client.clone());
        let names = &target.names;
        let connecting = async {
            let opened = client.open_live(&names.signalr_path, &names.hubs).await;
            let connection = opened.map_err(|error| of_live(&error, &target.client_id))?;
            Ok((connection, "webSockets".to_owned()))
        };
        let connection = self.step("R1", connecting).await?;
        let body = |columns| SubscribeBody::new(&connection.id, metrics(columns));
        let of_agents = body(&columns.agents).with_status();
        let agents = all_agents(mbu).into_iter();
        let agents = agents.map(|scope| SubscribeAgents {
            scope,
            view: View::default(),
            body: of_agents.clone(),
        });
        let mut subscriptions = self.subscribe(&client, agents.collect(), &columns.agents).await?;
        let of_queues = body(&columns.queues);
        let queues = all_queues(mbu).into_iter();
        let queues = queues.map(|scope| SubscribeQueues {
            scope,
            view: View::default(),
            body: of_queues.clone(),
        });
        subscriptions.extend(self.subscribe(&client, queues.collect(), &columns.queues).await?);
        Ok(Live { client, connection, subscriptions })
    }

    /// One step for all calls that together cover a table.
    async fn subscribe<M: Method<Reply = SubscriptionId>>(
        &mut self,
        client: &Client,
        calls: Vec<M>,
        columns: &Columns,
    ) -> Result<Vec<SubscriptionId>, Failure> {
        let told = |error: CallError| of_call(&error, &self.target.client_id);
        let work = async {
            let mut ids = Vec::new();
            for call in &calls {
                ids.push(client.send(call).await.map_err(told)?);
            }
            Ok((ids, metrics(columns).join(", ")))
        };
        self.step(M::INFO.row, work).await
    }

    /// U9 for every subscription that has an id.
    pub(crate) async fn unsubscribe(
        &mut self,
        client: &Client,
        connection: &str,
        subscriptions: Vec<SubscriptionId>,
    ) -> Result<(), Failure> {
        let told = |error: CallError| of_call(&error, &self.target.client_id);
        let work = async {
            let mut count = 0;
            for subscription_id in subscriptions.into_iter().filter_map(|id| id.0) {
                let connection_id = connection.to_owned();
                let call = DeleteSubscription { subscription_id, connection_id };
                client.send(&call).await.map_err(told)?;
                count += 1;
            }
            Ok(((), count.to_string()))
        };
        self.step("U9", work).await
    }
}

/// A failed call before the sign-in; a refusal of the sign-in service names both hosts.
fn told(target: &Target, error: &CallError) -> Failure {
    match of_call(error, &target.client_id) {
        Failure::HostNotTrusted { host, .. } => {
            Failure::HostNotTrusted { host, server: target.address.host() }
        }
        failure => failure,
    }
}

async fn strings_of(client: &Client, locale: &str) -> Result<Strings, CallError> {
    client.send(&GetStrings { locale: locale.to_owned() }).await.map(|reply| reply.0)
}

fn metrics(columns: &Columns) -> Vec<String> {
    let mut names: Vec<String> =
        columns.iter().filter_map(|column| column.metric.clone()).collect();
    names.sort();
    names.dedup();
    names
}
