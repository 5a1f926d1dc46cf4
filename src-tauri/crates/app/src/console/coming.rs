//! How somebody comes and goes: signing in, looking around on sample data, signing out.

use connect_cache::Cache;
use connect_ipc::{ConnectionState, Failure, Phase, SignInArgs, SignInView};
use tokio::time::{Instant, timeout};

use super::{Console, STORE_LIMIT};
use crate::connection::Light;
use crate::feed::Parts;
use crate::language;
use crate::link::{Departure, Link};
use crate::sample::Sample;
use crate::session::Session;
use crate::shelf::user_of;
use crate::target::Target;
use crate::who::Who;

impl Console {
    /// Signs in to what the user typed.
    pub(super) async fn enter(&mut self, args: SignInArgs) -> Result<(), Failure> {
        let target = Target::check(&args, &self.config)?;
        let user = user_of(&args);
        let who = Who::check(args.account)?;
        self.leave_sample();
        self.config.move_to(&args.server, &user);
        self.config.settings.client_id.clone_from(&target.client_id);
        self.config.settings.allow_http = args.allow_http;
        self.parts.settings = true;
        self.open(target, who, None).await;
        Ok(())
    }

    /// Begins with a server: what the store knows of it first, then the link.
    pub(super) async fn open(&mut self, target: Target, who: Who, sample: Option<Sample>) {
        self.links += 1;
        let is_sample = target.sample;
        let chosen = self.given_language.as_ref().or(self.config.settings.language.as_ref());
        let language = chosen.filter(|tag| !tag.is_empty()).cloned();
        let look = self.look();
        let departure = Departure {
            target: target.clone(),
            who,
            vault: self.vault.clone(),
            guess: language::server_locale(language.as_deref(), None),
            language,
            look: look.clone(),
        };
        let (events, log) = (self.events.clone(), self.client_log.clone());
        let link = Link::start(departure, self.links, events, log);
        let mut session = Session::new(target, link, look, sample);
        session.cache = if is_sample { None } else { self.store_for(session.deployment()).await };
        if let Some(cache) = &session.cache {
            match timeout(STORE_LIMIT, cache.load(session.deployment())).await {
                Ok(Ok(Some(stored))) => session.restore(stored),
                Ok(Ok(None)) => {}
                Ok(Err(error)) => tracing::warn!(%error, "offline store not read"),
                Err(_) => tracing::warn!("offline store does not answer"),
            }
        }
        session.journal = session.cache.clone().or_else(|| Cache::in_memory().ok());
        session.begin_drafts().await;
        if let Some(last) = self.session.take() {
            let link = session.take_over(last, self.offset, Instant::now());
            // The goodbye takes a moment, and nobody needs to wait for it.
            tokio::spawn(async move { link.leave().await });
        }
        Self::begin_journal(&mut session).await;
        session.begin_trends().await;
        let known = session.has_board;
        self.pause = None;
        self.light = Light::new();
        self.light.set_sample(is_sample);
        self.light.set(ConnectionState::Connecting);
        self.light.set_as_of(session.as_of(self.offset));
        self.session = Some(session);
        let running = SignInView { running: true, steps: Vec::new(), failure: None };
        self.sign_in = Some(running);
        // A board that is on the screen stays there until the server has said what is new.
        self.phase = if known { Phase::Board } else { Phase::FirstStart };
        self.speak();
        self.parts = Parts::ALL;
    }

    pub(super) async fn explore(&mut self, sample: Sample) -> Result<(), Failure> {
        let args = SignInArgs {
            server: sample.root.clone(),
            client_id: sample.client_id.clone(),
            allow_http: false,
            account: None,
        };
        let target = Target { sample: true, ..Target::check(&args, &self.config)? };
        self.enter_sample();
        self.open(target, Who::Logon, Some(sample)).await;
        Ok(())
    }

    pub(super) fn sign_out(&mut self) {
        self.leave_sample();
        self.links += 1;
        if let Some(session) = self.session.take().filter(|session| !session.target.sample) {
            // The next user of this computer finds nothing of this one.
            self.forget(session.deployment());
            self.forget_account();
            self.config.signed_out = true;
            drop(self.save());
            // The goodbye takes a moment, and nobody needs to wait for it.
            tokio::spawn(async move { session.link.leave().await });
        }
        self.sign_in = None;
        self.pause = None;
        self.phase = Phase::FirstStart;
        self.light = Light::new();
        self.speak();
        self.parts = Parts::ALL;
    }

    pub(super) fn refused(&mut self, failure: Failure) {
        self.sign_in =
            Some(SignInView { running: false, steps: Vec::new(), failure: Some(failure) });
        self.parts.sign_in = true;
    }

    /// A server that let somebody in is the one to sign in to at the next start.
    pub(super) fn remember(&mut self) {
        if self.session.as_ref().is_some_and(|session| !session.target.sample) {
            self.config.signed_out = false;
            drop(self.save());
        }
    }
}
