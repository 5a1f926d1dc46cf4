//! Sends methods: finds their place, renews the token, tries again, reads the answer.

use std::sync::Arc;
use std::time::Duration;

use connect_auth::{Proof, Token, TokenSource};
use connect_webapi::methods::GetProfile;
use connect_webapi::{DecodeError, Method, MethodInfo, Repeat, decode_noting};
use reqwest::StatusCode;
use tokio::time::{Instant, timeout_at};

use crate::exchange::{Raw, Request, exchange};
use crate::prepared::Prepared;
use crate::retry::{DEADLINE, Outcome, pause};
use crate::{Address, CallError, Server, ServerClock};

/// A signed-in client. Clones share connections, token, and what is under way.
#[derive(Debug, Clone)]
pub struct Client {
    pub(crate) server: Server,
    pub(crate) tokens: TokenSource,
    root: Address,
    proof: Proof,
}

impl Client {
    pub(crate) fn new(server: Server, tokens: TokenSource, proof: Proof) -> Self {
        let root = server.address.clone();
        Self { server, tokens, root, proof }
    }

    /// How it was proven at the sign-in who this is.
    pub fn proof(&self) -> Proof {
        self.proof
    }

    /// The same client talking to another root of the deployment (row V1). None if the trust rules
    /// do not let the token go there.
    pub fn at(&self, root: &str) -> Option<Self> {
        let root = Address::parse(root).ok()?;
        self.server.trust.check(root.url()).ok()?;
        Some(Self { root, ..self.clone() })
    }

    /// The root in use.
    pub fn root(&self) -> &Address {
        &self.root
    }

    /// The server's clock.
    pub fn clock(&self) -> &ServerClock {
        &self.server.clock
    }

    /// Gets another token at once, as when the one in use was refused (row A3).
    pub async fn renew_token(&self) -> Result<(), CallError> {
        let token = self.tokens.token().await?;
        self.tokens.renew(&token).await?;
        Ok(())
    }

    /// Sends a method. What may be repeated is tried again for as long as the deadline lets; reads
    /// of the same thing at the same time share one call. A 401 renews the token once and repeats
    /// the call once; a fresh token that other calls accept and this one does not means that the
    /// call is not allowed (spec note 2).
    pub async fn send<M: Method>(&self, call: &M) -> Result<M::Reply, CallError> {
        let call = Prepared::of(call)?;
        let answer = self.raw(&call, 0).await?;
        reply::<M>(&answer)
    }

    /// The same, if it can be sent until then: what waits longer for a token or for its turn fails
    /// as never sent.
    pub async fn send_until<M: Method>(
        &self,
        call: &M,
        latest: Instant,
    ) -> Result<M::Reply, CallError> {
        let mut call = Prepared::of(call)?;
        call.latest = Some(latest);
        let answer = self.raw(&call, 0).await?;
        reply::<M>(&answer)
    }

    /// The answer of the first place the server has, from the given one on; the last one's if it
    /// has none.
    pub(crate) async fn raw(&self, call: &Prepared, from: usize) -> Result<Arc<Raw>, CallError> {
        let row = call.info.row;
        let mut place = from.max(self.server.places.known(row));
        loop {
            let answer = self.at_place(call, place).await?;
            if !answer.is_elsewhere() {
                self.server.places.found(row, place);
                return Ok(answer);
            }
            let refused = call.places[place].0;
            let allowed = |verb: &str| match &answer.allow {
                Some(allow) => allow.split(',').any(|name| name.trim().eq_ignore_ascii_case(verb)),
                None => true,
            };
            let next =
                call.places.iter().enumerate().skip(place + 1).find(|(_, (next, _))| {
                    next.route != refused.route || allowed(next.verb.as_str())
                });
            match next {
                Some((index, _)) => place = index,
                None => return Ok(answer),
            }
        }
    }

    async fn at_place(&self, call: &Prepared, place: usize) -> Result<Arc<Raw>, CallError> {
        if call.is_read() {
            let key = call.url(&self.root, place)?.to_string();
            let (client, own) = (self.clone(), call.clone());
            let read = async move { client.persist(&own, place).await };
            return self.server.under_way.read(key, read).await;
        }
        let answer = self.persist(call, place).await.map(Arc::new);
        self.server.under_way.written();
        answer
    }

    /// Sends a call until it is answered, cannot be repeated, or its time is over.
    async fn persist(&self, call: &Prepared, place: usize) -> Result<Raw, CallError> {
        let repeat = if call.is_idempotent() { Repeat::Idempotent } else { Repeat::Once };
        let time = Time::of(call);
        let mut attempt = 1;
        loop {
            let answer = self.authorized(call, place, time).await;
            let outcome = match &answer {
                Ok(raw) if raw.status.is_success() => return answer,
                Ok(raw) => Outcome::Status(raw.status.as_u16(), raw.retry_after),
                Err(error) => Outcome::Failed(error),
            };
            let left = time.left();
            let chance = rand::random();
            let Some(pause) = pause(call.info, repeat, attempt, outcome, left, chance) else {
                return answer;
            };
            tracing::debug!(method = %call.info, attempt, ?pause, "again");
            tokio::time::sleep(pause).await;
            attempt += 1;
        }
    }

    /// Sends a call once, and once more with another token if the first was refused and may have
    /// been too old.
    async fn authorized(
        &self,
        call: &Prepared,
        place: usize,
        time: Time,
    ) -> Result<Raw, CallError> {
        let token = time.within(call, self.tokens.token()).await??;
        let answer = self.once(call, place, &token, time).await?;
        if answer.status != StatusCode::UNAUTHORIZED {
            return Ok(answer);
        }
        // Calls that are not allowed must not sign in once each.
        if token.is_fresh() && self.is_accepted(&token, time).await {
            return Err(CallError::Forbidden { method: call.info });
        }
        let token = time.within(call, self.tokens.renew(&token)).await??;
        let answer = self.once(call, place, &token, time).await?;
        if answer.status != StatusCode::UNAUTHORIZED {
            return Ok(answer);
        }
        Err(if self.is_accepted(&token, time).await {
            CallError::Forbidden { method: call.info }
        } else {
            CallError::TokenRefused { method: call.info }
        })
    }

    /// Whether the server takes this token for what everybody may ask: the own profile.
    async fn is_accepted(&self, token: &Token, time: Time) -> bool {
        let Ok(profile) = Prepared::of(&GetProfile) else { return false };
        let answer = self.once(&profile, 0, token, time).await;
        answer.is_ok_and(|answer| answer.status != StatusCode::UNAUTHORIZED)
    }

    async fn once(
        &self,
        call: &Prepared,
        place: usize,
        token: &Token,
        time: Time,
    ) -> Result<Raw, CallError> {
        // The permit is held for this one exchange: a call that waits to be repeated blocks nobody.
        let _permit = time.within(call, self.server.under_way.place()).await?;
        let request = Request {
            info: call.info,
            verb: call.places[place].0.verb,
            url: call.url(&self.root, place)?,
            body: call.body.as_deref(),
        };
        exchange(&self.server, &self.root, token, request, time.left()).await
    }
}

/// The time that a call has.
#[derive(Debug, Clone, Copy)]
struct Time {
    begun: Instant,
    /// When it is sent at the latest.
    latest: Instant,
    /// When it is over.
    end: Instant,
}

impl Time {
    fn of(call: &Prepared) -> Self {
        let begun = Instant::now();
        let end = begun + DEADLINE;
        Self { begun, latest: call.latest.map_or(end, |latest| latest.min(end)), end }
    }

    /// Waits for something before the call is sent, as long as it may still be sent after it.
    async fn within<T>(
        self,
        call: &Prepared,
        wait: impl Future<Output = T>,
    ) -> Result<T, CallError> {
        let found = timeout_at(self.latest, wait).await.ok();
        found.filter(|_| Instant::now() < self.latest).ok_or_else(|| {
            let waited = self.latest.saturating_duration_since(self.begun);
            let seconds = waited.as_secs_f64().ceil().max(1.0) as u64;
            CallError::NotSent(Box::new(CallError::TimedOut { method: call.info, seconds }))
        })
    }

    fn left(self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }
}

/// Reads the answer of a method, or why there is none.
pub(crate) fn reply<M: Method>(answer: &Raw) -> Result<M::Reply, CallError> {
    let method = M::INFO;
    if answer.status == StatusCode::UNAUTHORIZED {
        return Err(CallError::Forbidden { method });
    }
    if !answer.status.is_success() {
        let (status, message) = (answer.status.as_u16(), message(&answer.body));
        return Err(CallError::Status { method, status, message });
    }
    read::<M::Reply>(method, &answer.body)
}

fn read<T: serde::de::DeserializeOwned>(method: MethodInfo, body: &[u8]) -> Result<T, CallError> {
    let mut dropped = (0_usize, String::new());
    let value = decode_noting(body, |path| {
        dropped.0 += 1;
        dropped.1 = path;
    });
    if dropped.0 > 0 {
        tracing::debug!(%method, fields = dropped.0, last = %dropped.1, "fields dropped");
    }
    value.map_err(|error| match error {
        DecodeError::NotJson { found } => CallError::NotConnect { method, found: found.to_owned() },
        DecodeError::Shape { path, source } => {
            CallError::Malformed { method, path, detail: source.to_string() }
        }
    })
}

/// The `message` of a refusal.
fn message(body: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(body).ok()?;
    let map = value.as_object()?;
    let (_, text) = map.iter().find(|(key, _)| key.eq_ignore_ascii_case("message"))?;
    Some(text.as_str()?.chars().take(300).collect())
}
