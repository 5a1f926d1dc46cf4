//! What can be done to the agents of this server, and what the live data says of what was done.

use connect_ipc as ipc;
use connect_ipc::{ActArgs, ActionKind, Failure, JoinedKind};
use connect_live::{LiveSession, RowView};
use connect_model::{AgentId, EntityKind, Facts, Millis, SessionFacts};
use connect_webapi::methods::{JoinKind, StatusChange};
use tokio::time::Instant;

use super::Session;
use crate::actions::{Evidence, SessionSight, Sight, Standing, Wish, joined_how};
use crate::link::{DeedCall, LinkOrder};
use crate::view::kind;

impl Session {
    /// What can be done to an agent.
    #[allow(clippy::redundant_closure_for_method_calls, reason = "of any lifetime, it must be one")]
    pub(crate) fn offers(&self, agent: i64) -> ipc::OffersView {
        let joined = self.actions.joined();
        let mine = |id: i64| joined.filter(|joined| joined.session == id).map(|joined| joined.how);
        let session = |session: &LiveSession| {
            let id = session.id.0;
            let mine = mine(id);
            let other = |flag: bool, how| flag && mine != Some(how);
            ipc::OfferSession {
                id,
                customer: session.customer.to_string(),
                queue: self.queue_name(session),
                modality: session.modality.as_str().to_owned(),
                recording: session.recording,
                mine,
                other_listens: other(session.silent_joined, JoinedKind::Silent),
                other_whispers: other(session.whisper_joined, JoinedKind::Whisper),
            }
        };
        let row = self.agent_row(agent);
        ipc::OffersView {
            agent,
            name: self.name(agent),
            sessions: row.iter().flat_map(|row| row.sessions.iter().map(session)).collect(),
            offers: self.with_standing(agent, |standing| standing.offers()),
        }
    }

    /// Checks what is asked for, and says how it is sent.
    pub(crate) fn check(&self, args: ActArgs) -> Result<(Wish, DeedCall), Failure> {
        let ActArgs { action, agent, session, .. } = args;
        let denial = self.with_standing(agent, |standing| standing.denial(action, session));
        if let Some(why) = denial {
            return Err(Failure::NotPossible { why });
        }
        let status = self.choice(args);
        let call = match action {
            ActionKind::SetStatus => {
                let Some(choice) = &status else {
                    return Err(Failure::NotPossible { why: ipc::DenialKind::NoRight });
                };
                DeedCall::status(agent, StatusChange::of(choice.id, choice.reason_id))
            }
            ActionKind::Suspend => DeedCall::status(agent, StatusChange::suspend(true)),
            ActionKind::Resume => DeedCall::status(agent, StatusChange::suspend(false)),
            ActionKind::StartRecording => DeedCall::Record { agent, on: true },
            ActionKind::StopRecording => DeedCall::Record { agent, on: false },
            ActionKind::SilentJoin => self.join(session, JoinKind::Silent)?,
            ActionKind::Whisper => self.join(session, JoinKind::Whisper)?,
            ActionKind::BargeIn => self.join(session, JoinKind::BargeIn)?,
            ActionKind::Leave => self.join(session, JoinKind::Leave)?,
        };
        let row = self.agent_row(agent);
        let known =
            row.as_ref().and_then(|row| row.sessions.iter().find(|s| Some(s.id.0) == session));
        let changes = |session: &&LiveSession| match call {
            DeedCall::Record { on, .. } => session.is_in_conversation() && session.recording != on,
            _ => false,
        };
        let sessions = row.iter().flat_map(|row| row.sessions.iter());
        let wish = Wish {
            action,
            agent,
            agent_name: self.name(agent),
            session,
            customer: known.map(|session| session.customer.to_string()).unwrap_or_default(),
            status,
            recorded: sessions.filter(changes).map(|session| session.id.0).collect(),
        };
        Ok((wish, call))
    }

    fn join(&self, session: Option<i64>, kind: JoinKind) -> Result<DeedCall, Failure> {
        let why = ipc::DenialKind::NoSession;
        let session = session.ok_or(Failure::NotPossible { why })?;
        let barged = self.actions.joined().is_some_and(|joined| joined.how == JoinedKind::BargeIn);
        // The live data has a flag for the others.
        let asks = kind == JoinKind::BargeIn || (kind == JoinKind::Leave && barged);
        let user = self.profile.as_ref().map(|profile| profile.id.0);
        Ok(DeedCall::Join { session, kind, look_for: user.filter(|_| asks) })
    }

    /// The status that is asked for, as T3 names it for this agent.
    fn choice(&self, args: ActArgs) -> Option<ipc::StatusChoice> {
        let id = args.status.filter(|_| args.action == ActionKind::SetStatus)?;
        let listed = self.statuses.get(&args.agent)?;
        listed.iter().find(|choice| choice.id == id && choice.reason_id == args.reason).cloned()
    }

    /// The customers of the sessions that a recording was asked of.
    pub(crate) fn with_customers(&self, agent: i64, answers: &mut [ipc::RecordingAnswer]) {
        let Some(row) = self.agent_row(agent) else { return };
        for answer in answers {
            let known = row.sessions.iter().find(|session| session.id.0 == answer.session);
            answer.customer = known.map(|session| session.customer.to_string()).unwrap_or_default();
        }
    }

    /// The live data tells what it knows of what was done.
    pub(crate) fn confirm(&mut self, now: Millis, at: Instant) {
        if self.is_live() {
            let mut actions = std::mem::take(&mut self.actions);
            actions.look(&*self, now, at);
            self.actions = actions;
        }
        self.actions.tick(now, at);
    }

    /// Asks for the user's own status, if it is time to.
    pub(crate) fn ask_for_own(&mut self, at: Instant) {
        let own = self.profile.as_ref().map(|profile| profile.id.0);
        let Some(own) = own.filter(|_| self.is_live()) else { return };
        let has_row = self.agent_row(own).is_some();
        let busy = self.actions.is_busy(own);
        if self.own.is_due(has_row, busy, at) {
            self.link.order(LinkOrder::Own(own));
        }
    }

    fn with_standing<T>(&self, agent: i64, judge: impl FnOnce(&Standing<'_>) -> T) -> T {
        let row = self.agent_row(agent);
        let joined = self.actions.joined();
        let facts = |session: &LiveSession| {
            let mine = joined.filter(|joined| joined.session == session.id.0);
            SessionFacts {
                id: session.id.0,
                in_conversation: session.is_in_conversation(),
                recording: session.recording,
                silent_joined: session.silent_joined,
                whisper_joined: session.whisper_joined,
                can: session.can,
                mine: mine.map(|joined| joined_how(joined.how)),
                perhaps: mine.is_some_and(|joined| !joined.sure),
            }
        };
        let mut sessions: Vec<_> =
            row.iter().flat_map(|row| row.sessions.iter().map(facts)).collect();
        // What is joined can be left, also where its agent is not looked at.
        if let Some(joined) = joined.filter(|joined| joined.agent == agent)
            && sessions.iter().all(|session| session.id != joined.session)
        {
            let mine = Some(joined_how(joined.how));
            sessions.push(SessionFacts { id: joined.session, mine, ..SessionFacts::default() });
        }
        let entry = |id: i64| self.mbu.agents.iter().find(|entry| entry.id.0 == id);
        let profile = self.profile.as_ref();
        let rights = profile.map(|profile| profile.rights).unwrap_or_default();
        let is_self = profile.is_some_and(|profile| profile.id == AgentId(agent));
        judge(&Standing {
            agent,
            facts: Facts {
                target: entry(agent),
                own: profile.and_then(|profile| entry(profile.id.0)),
                live: self.is_live(),
                is_self,
                unseen: self.agent(agent).is_none(),
                recording_hidden: rights.recording_hidden,
                suspend_self: rights.suspend_self,
                suspended: self.agent(agent).is_some_and(|sight| sight.suspended),
                sessions: &sessions,
                ..Facts::default()
            },
            actions: &self.actions,
        })
    }

    fn agent_row(&self, agent: i64) -> Option<RowView<'_>> {
        self.board.set(EntityKind::Agent).get(&agent)
    }

    fn queue_name(&self, session: &LiveSession) -> String {
        session.queue.and_then(|id| self.directory.queue(id.0)).unwrap_or_default().to_owned()
    }
}

impl Evidence for Session {
    fn agent(&self, id: i64) -> Option<Sight> {
        let of = |row: RowView<'_>| Sight {
            status: row.status.clone(),
            reason: row.reason.clone(),
            suspended: row.suspended,
            sessions: row.sessions.iter().map(sight).collect(),
        };
        let is_own = self.profile.as_ref().is_some_and(|profile| profile.id.0 == id);
        self.agent_row(id).map(of).or_else(|| self.own.sight().filter(|_| is_own))
    }

    fn name(&self, id: i64) -> String {
        let row = self.agent_row(id);
        let live = || row.and_then(|row| row.name.as_ref().map(ToString::to_string));
        self.directory.agent(id).map(str::to_owned).or_else(live).unwrap_or_else(|| id.to_string())
    }

    fn session(&self, agent: i64, session: i64) -> Option<(i64, SessionSight)> {
        let of =
            |row: &RowView<'_>| row.sessions.iter().find(|known| known.id.0 == session).map(sight);
        let most_likely = self.agent_row(agent).and_then(|row| Some((agent, of(&row)?)));
        most_likely.or_else(|| {
            let mut all = self.board.set(EntityKind::Agent).iter();
            all.find_map(|(id, row)| Some((*id, of(&row)?)))
        })
    }
}

fn sight(session: &LiveSession) -> SessionSight {
    SessionSight {
        id: session.id.0,
        in_conversation: session.is_in_conversation(),
        recording: session.recording,
        silent_joined: session.silent_joined,
        whisper_joined: session.whisper_joined,
    }
}

/// The statuses that T3 lists, in the window's words. Those without an id cannot be asked for.
pub(crate) fn choices(listed: Vec<connect_webapi::realtime::StatusDto>) -> Vec<ipc::StatusChoice> {
    let choice = |dto: connect_webapi::realtime::StatusDto| {
        let reason_id = dto.reason_code_id.map(|id| id.0);
        let reason = dto.reason_code_name.flatten().filter(|name| !name.is_empty());
        let word = dto.agent_status.as_deref().map(connect_model::AgentStatus::parse);
        let id = dto.agent_status_id.map(|id| id.0).or_else(|| word.as_ref()?.id())?;
        let status = connect_model::AgentStatus::of_id(id).or(word)?;
        Some(ipc::StatusChoice {
            id,
            status: status.as_str().to_owned(),
            kind: kind(status.kind()),
            reason_id,
            reason,
        })
    };
    listed.into_iter().filter_map(choice).collect()
}
