//! Calls the methods that the way to live data does not need, with ids found on the way.

use connect_ipc::Failure;
use connect_model::EntityKind;
use connect_webapi::methods::{
    AggregateAgentMetrics, DeleteSubscription, GetAgentMetrics, GetAgentStatus, GetAgentsMetrics,
    GetCustomerHistory, GetGruu, GetSession, GetTranscript, GroupAgentMetrics, HistoryWindow,
    ListAgentStatuses, ListSessions, Search, SessionParts, SubscribeAgentAggregate,
    SubscribeAgentGroups, SubscribeAlerts, SubscribeBody, SubscribeQueueAggregate,
    SubscribeQueueGroups, SubscriptionId, TranscriptWindow, UpdateSubscription,
};
use connect_webapi::realtime::Realtime;
use connect_webapi::session::SessionDetail;
use connect_webapi::{Method, MetricPart, Scope, View};

use crate::failure::of_call;
use crate::steps::{Live, Organisation, Steps};
use crate::target::Target;

/// Agents asked for at once when a session is looked for, and how often.
const AGENTS: usize = 40;
const LOOKS: usize = 5;
/// Entities in the sums asked for.
const MEMBERS: usize = 20;

/// A session to ask about, and its agent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Example {
    pub(super) agent: i64,
    pub(super) session: i64,
}

/// The calls, one step each. A failed one does not keep the others from being made.
pub(super) struct Methods<'a, 't> {
    pub(super) steps: &'a mut Steps<'t>,
    pub(super) target: &'a Target,
    pub(super) live: &'a Live,
    pub(super) organisation: &'a Organisation,
}

impl Methods<'_, '_> {
    /// Makes the step of one row. None if it failed.
    pub(super) async fn ask<M: Method>(
        &mut self,
        call: &M,
        tell: impl FnOnce(&M::Reply) -> String,
    ) -> Option<M::Reply> {
        let id = &self.target.client_id;
        let client = &self.live.client;
        let work = async {
            let reply = client.send(call).await.map_err(|error| of_call(&error, id))?;
            let detail = tell(&reply);
            Ok((reply, detail))
        };
        self.steps.step(M::INFO.row, work).await.ok()
    }

    /// A3: another token, and a call with it.
    async fn renewal(&mut self) {
        let id = &self.target.client_id;
        let client = &self.live.client;
        let work = async {
            client.renew_token().await.map_err(|error| of_call(&error, id))?;
            Ok(((), String::new()))
        };
        let _: Result<(), Failure> = self.steps.step("A3", work).await;
    }

    /// Every method that only reads. Answers what the writing ones can be tried on.
    pub(super) async fn read(&mut self) -> (Option<Example>, Option<SessionDetail>) {
        self.renewal().await;
        let example = self.metrics().await;
        let own = self.organisation.profile.id.0;
        let agent = example.map_or(own, |example| example.agent);
        let listed = self.ask(&ListSessions { agent }, |list| list.0.len().to_string()).await;
        let listed = listed.and_then(|list| list.0.first()?.session_id).map(|id| id.0);
        let session = example.map(|example| example.session).or(listed);
        let detail = match session {
            Some(session) => self.session(session).await,
            None => None,
        };
        let status = |status: &Option<String>| status.clone().unwrap_or_default();
        self.ask(&GetAgentStatus { agent }, |reply| status(&reply.current_status.agent_status))
            .await;
        self.ask(&ListAgentStatuses { agent }, |list| list.0.len().to_string()).await;
        let name = self.organisation.profile.name.clone();
        let word = name.split_whitespace().max_by_key(|word| word.chars().count());
        if let Some(search) = word.and_then(Search::new) {
            let count = |list: Option<usize>| list.unwrap_or_default();
            self.ask(&search, |found| {
                let agents = count(found.agents_found.as_ref().map(Vec::len));
                let queues = count(found.queues_found.as_ref().map(Vec::len));
                format!("agents: {agents}, queues: {queues}")
            })
            .await;
        }
        self.subscriptions().await;
        (session.map(|session| Example { agent, session }), detail)
    }

    /// S2 to S5.
    async fn session(&mut self, session: i64) -> Option<SessionDetail> {
        let call = GetTranscript { session, window: TranscriptWindow::All };
        self.ask(&call, |list| list.0.len().to_string()).await;
        let call = GetSession { session, parts: SessionParts::all(3) };
        let status = |detail: &SessionDetail| detail.session_status.clone().unwrap_or_default().0;
        let detail = self.ask(&call, |detail| format!("{session}, {}", status(detail))).await;
        self.ask(&GetGruu { session }, |gruu| gruu.0.clone()).await;
        let call = GetCustomerHistory { session, window: HistoryWindow::All };
        self.ask(&call, |list| list.0.len().to_string()).await;
        detail
    }

    /// M1 to M4; in the answers a session is looked for.
    async fn metrics(&mut self) -> Option<Example> {
        let agents: Vec<i64> =
            self.organisation.mbu.agents.iter().map(|agent| agent.id.0).collect();
        let own = self.organisation.profile.id.0;
        let mut example = None;
        let mut chunks = agents.chunks(AGENTS).take(LOOKS);
        let first = chunks.next()?;
        let of = |ids: &[i64]| Scope { agents: ids.to_vec(), ..Scope::default() };
        let view = View { breakdowns: true, status_history: true, ..View::default() };
        let call = GetAgentsMetrics { scope: of(first), view: view.clone(), ..Default::default() };
        if let Some(reply) = self.ask(&call, |reply| reply.0.len().to_string()).await {
            example = best(&reply.0, own);
        }
        for ids in chunks {
            if example.is_some() {
                break;
            }
            let part = MetricPart::Sessions;
            let call = GetAgentsMetrics { scope: of(ids), part, ..Default::default() };
            example = self.live.client.send(&call).await.ok().and_then(|reply| best(&reply.0, own));
        }
        let agent = example.map_or(agents[0], |example| example.agent);
        let call = GetAgentMetrics { agent, view, ..Default::default() };
        self.ask(&call, |reply| metrics_in(&reply.0)).await;
        let scope = of(&first[..first.len().min(MEMBERS)]);
        let call = AggregateAgentMetrics { scope, ..Default::default() };
        self.ask(&call, |reply| metrics_in(&reply.0)).await;
        if let Some(scope) = self.teams() {
            let call = GroupAgentMetrics { scope, ..Default::default() };
            self.ask(&call, |reply| reply.0.len().to_string()).await;
        }
        example
    }

    fn teams(&self) -> Option<Scope> {
        let teams: Vec<i64> =
            self.organisation.mbu.teams.iter().map(|team| team.id.0).take(MEMBERS).collect();
        (!teams.is_empty()).then(|| Scope { teams, ..Scope::default() })
    }

    /// U2, U3, U5 to U8 on the live connection; they are ended again without a step of their own.
    async fn subscriptions(&mut self) {
        let connection_id = self.live.connection.id.clone();
        let body = |kind| {
            let body = SubscribeBody::new(&connection_id, self.live.subscriptions.metrics(kind));
            if kind == EntityKind::Agent { body.with_status() } else { body }
        };
        let (of_agents, of_queues) = (body(EntityKind::Agent), body(EntityKind::Queue));
        let mut ids = Vec::new();
        let told = |id: &SubscriptionId| id.0.clone().unwrap_or_default();
        let some = |ids: Vec<i64>| (!ids.is_empty()).then_some(ids);
        let mbu = self.organisation.mbu.clone();
        let agents = mbu.agents.iter().map(|agent| agent.id.0).take(MEMBERS).collect();
        let queues = mbu.queues.iter().map(|queue| queue.id.0).take(MEMBERS).collect();
        let agents = some(agents).map(|agents| Scope { agents, ..Scope::default() });
        let queues = some(queues).map(|queues| Scope { queues, ..Scope::default() });
        let teams = self.teams();
        macro_rules! subscribe {
            ($name:ident, $scope:expr, $body:expr) => {
                if let Some(scope) = $scope.clone() {
                    let call = $name { scope, view: View::default(), body: $body.clone() };
                    ids.extend(self.ask(&call, told).await);
                }
            };
        }
        subscribe!(SubscribeAgentAggregate, agents, of_agents);
        let sum = ids.first().cloned();
        subscribe!(SubscribeAgentGroups, teams, of_agents);
        subscribe!(SubscribeQueueAggregate, queues, of_queues);
        subscribe!(SubscribeQueueGroups, teams, of_queues);
        ids.extend(self.ask(&SubscribeAlerts { connection_id: connection_id.clone() }, told).await);
        if let (Some(SubscriptionId(Some(subscription_id))), Some(scope)) = (sum, agents) {
            let (view, body) = (View::default(), of_agents);
            self.ask(&UpdateSubscription { subscription_id, scope, view, body }, |_| String::new())
                .await;
        }
        for subscription_id in ids.into_iter().filter_map(|id| id.0) {
            let call = DeleteSubscription { subscription_id, connection_id: connection_id.clone() };
            // They end with the connection at the latest.
            drop(self.live.client.send(&call).await);
        }
    }
}

/// The first session of the answers, one of somebody else that can be joined before others.
fn best(all: &[Realtime], own: i64) -> Option<Example> {
    let mut found = None;
    for entity in all {
        let Some(agent) = entity.id else { continue };
        let sessions =
            entity.sessions.values().flat_map(|of| of.sessions.iter().chain(&of.added_sessions));
        for session in sessions {
            let example = Example { agent: agent.0, session: session.session_id.0 };
            if agent.0 != own && session.can_be_silent_joined.is_some_and(|can| can.0) {
                return Some(example);
            }
            found = found.or(Some(example));
        }
    }
    found
}

fn metrics_in(all: &[Realtime]) -> String {
    let count: usize = all.iter().map(|entity| entity.metrics.0.len()).sum();
    format!("metrics: {count}")
}
