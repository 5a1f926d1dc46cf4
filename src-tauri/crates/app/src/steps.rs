//! The steps from an address to live data. The session and the doctor make the same ones.

mod live;
mod organisation;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use connect_auth::{Mechanism, Proof, UserName, Vault};
use connect_client::{CallError, Client, Server};
use connect_ipc::{DoctorStep, Failure, StepStatus};
use connect_model::{Catalogue, Column, Columns, EntityKind, Mbu, Profile, Strings};
use connect_signalr::{Connection, Transport};
use connect_webapi::Names;
use connect_webapi::methods::Unregister;
use url::Url;

use crate::failure::of_call;
use crate::look::ChosenColumns;
use crate::subscriptions::Subscriptions;
use crate::target::Target;
use crate::who::{Who, refutes_password};

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
    /// The words of the deployment's own dashboard, metric names among them.
    pub(crate) dashboard: Vec<String>,
}

/// How the live connection is reached.
#[derive(Debug)]
pub(crate) struct Route {
    /// Talks to the server that the live connection goes to.
    pub(crate) client: Client,
    /// The hubs to take part in, if they could be found.
    pub(crate) hubs: Option<Vec<String>>,
    /// The transports that the server has switched on, the best first.
    pub(crate) transports: Vec<Transport>,
    /// The language the strings are wanted in, if the ones at hand are in another, or there are none.
    pub(crate) late_locale: Option<String>,
    /// What is to be said on leaving.
    pub(crate) goodbye: Unregister,
}

/// The live connection with its subscriptions.
pub(crate) struct Live {
    pub(crate) client: Client,
    pub(crate) connection: Connection,
    pub(crate) subscriptions: Subscriptions,
    /// The table that cannot be followed, while the other one can.
    pub(crate) refusal: Option<Refusal>,
}

/// A table that the server lets nobody follow, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) kind: EntityKind,
    pub(crate) failure: Failure,
}

/// The metric columns of both tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BoardColumns {
    pub(crate) queues: Columns,
    pub(crate) agents: Columns,
    /// What was chosen and is not followed, by id.
    pub(crate) refused_queues: BTreeSet<String>,
    pub(crate) refused_agents: BTreeSet<String>,
}

impl BoardColumns {
    pub(crate) fn resolve(names: &Names, catalogue: &Catalogue, chosen: &ChosenColumns) -> Self {
        let of = |kind, ids| Column::resolve(kind, &names.metric_roles, catalogue, ids);
        Self {
            queues: of(EntityKind::Queue, &chosen.queues.ids),
            agents: of(EntityKind::Agent, &chosen.agents.ids),
            refused_queues: chosen.queues.refused.clone(),
            refused_agents: chosen.agents.refused.clone(),
        }
    }
}

/// What a step answers: its value, and what was found in a few words.
pub(crate) type Found<T> = Result<(T, String), Failure>;

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
        let began = self.begin(id);
        let found = work.await;
        self.end(id, began, found)
    }

    /// Reports that a step is under way.
    fn begin(&mut self, id: &str) -> Instant {
        (self.report)(DoctorStep {
            id: id.to_owned(),
            status: StepStatus::Running,
            ms: 0,
            detail: String::new(),
            failure: None,
        });
        Instant::now()
    }

    /// Reports how a step ended. Steps made together have begun together.
    fn end<T>(&mut self, id: &str, began: Instant, found: Found<T>) -> Result<T, Failure> {
        self.end_with(id, began, found, None)
    }

    /// The same with what is to be said of a step that worked.
    fn end_with<T>(
        &mut self,
        id: &str,
        began: Instant,
        found: Found<T>,
        remark: Option<Failure>,
    ) -> Result<T, Failure> {
        let mut step = DoctorStep {
            id: id.to_owned(),
            status: StepStatus::Ok,
            ms: u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX),
            detail: String::new(),
            failure: None,
        };
        let result = match found {
            Ok((value, detail)) => {
                step.failure = remark;
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

    /// What the user is told of a failed call.
    fn told(&self, error: &CallError) -> Failure {
        of_call(error, &self.target.client_id)
    }

    /// A1, A2; also answers where the sign-in service is. A kept password that is wrong is kept no
    /// more.
    pub(crate) async fn sign_in(
        &mut self,
        who: &Who,
        vault: &Vault,
    ) -> Result<(Client, Url), Failure> {
        let target = self.target;
        let server = Server::new(target.options()).map_err(|error| refused(target, &error))?;
        let told = |error: CallError| refused(target, &error);
        let finding = async {
            let url = server.find_sign_in().await.map_err(told)?;
            let found = url.to_string();
            Ok((url, found))
        };
        let service = self.step("A1", finding).await?;
        let signing_in = async {
            let sign_in = target.sign_in(who.credentials(vault, &service).await?);
            let client = server.sign_in(service.clone(), &sign_in).await.map_err(told)?;
            let proven = proven(client.proof());
            Ok((client, proven))
        };
        let signed_in = self.step("A2", signing_in).await;
        if let (Err(failure), Who::Kept(user)) = (&signed_in, who)
            && refutes_password(failure)
        {
            forget(vault, &service, user).await;
        }
        signed_in.map(|client| (client, service))
    }
}

/// Deletes a password from the keyring.
pub(crate) async fn forget(vault: &Vault, service: &Url, user: &UserName) {
    if let Err(error) = vault.delete(service, user).await {
        tracing::warn!(%error, "the password stays in the keyring");
    }
}

/// How it was proven who signs in, in the words of the protocols.
fn proven(proof: Proof) -> String {
    let mechanism = match proof.mechanism {
        None => return String::new(),
        Some(Mechanism::Kerberos) => "Kerberos",
        Some(Mechanism::Ntlm) => "NTLM",
    };
    let bound = if proof.bound { ", tls-server-end-point" } else { "" };
    let mutual = if proof.mutual { ", mutual" } else { "" };
    format!("{mechanism}{mutual}{bound}")
}

/// A failed call before the sign-in; a refusal of the sign-in service names both hosts.
fn refused(target: &Target, error: &CallError) -> Failure {
    match of_call(error, &target.client_id) {
        Failure::HostNotTrusted { host, .. } => {
            Failure::HostNotTrusted { host, server: target.address.host() }
        }
        Failure::SignInNotEncrypted { host, .. } => {
            Failure::SignInNotEncrypted { host, server: target.address.host() }
        }
        failure => failure,
    }
}
