//! Where calls get their token from: renewed ahead of time, or when a call was refused, one renewal
//! at a time for all callers.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::{Proof, SignInError};

/// So long after its issue a token that is refused is hardly too old.
const FRESH: Duration = Duration::from_secs(10);

/// A token and when it was issued. Its text is erased when the last clone is dropped.
#[derive(Clone)]
pub struct Token {
    secret: Arc<SecretString>,
    issued: Instant,
    life: Duration,
    proof: Proof,
}

impl Token {
    pub(crate) fn new(text: String, life: Duration) -> Self {
        let (secret, issued) = (Arc::new(SecretString::from(text)), Instant::now());
        Self { secret, issued, life, proof: Proof::default() }
    }

    pub(crate) fn with_proof(self, proof: Proof) -> Self {
        Self { proof, ..self }
    }

    /// How it was proven who asked for it.
    pub fn proof(&self) -> Proof {
        self.proof
    }

    /// The text, for the `Authorization` header and nothing else.
    pub fn expose(&self) -> &str {
        self.secret.expose_secret()
    }

    /// How long it lives from its issue.
    pub fn life(&self) -> Duration {
        self.life
    }

    /// Issued a moment ago: another one would be no better for a call that may not be made.
    pub fn is_fresh(&self) -> bool {
        self.issued.elapsed() < FRESH
    }

    /// At 80 % of its life a token is renewed ahead of time.
    fn is_due(&self, now: Instant) -> bool {
        now.duration_since(self.issued) >= self.life * 4 / 5
    }

    fn is_dead(&self, now: Instant) -> bool {
        now.duration_since(self.issued) >= self.life
    }

    fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.secret, &other.secret)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("life", &self.life).finish_non_exhaustive()
    }
}

type Exchange =
    dyn Fn() -> Pin<Box<dyn Future<Output = Result<Token, SignInError>> + Send>> + Send + Sync;

/// Hands out tokens. Clones share one.
#[derive(Clone)]
pub struct TokenSource {
    inner: Arc<Inner>,
}

struct Inner {
    exchange: Box<Exchange>,
    state: Mutex<State>,
    /// Exchanges that have ended; lets a caller see that one ended while it waited its turn.
    ended: AtomicU64,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    failure: Option<SignInError>,
}

impl fmt::Debug for TokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSource")
    }
}

impl TokenSource {
    /// A source that gets its tokens by `exchange`.
    pub fn new<F, R>(exchange: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<Token, SignInError>> + Send + 'static,
    {
        let exchange = Box::new(move || Box::pin(exchange()) as Pin<Box<_>>);
        let inner = Inner { exchange, state: Mutex::default(), ended: AtomicU64::new(0) };
        Self { inner: Arc::new(inner) }
    }

    /// A token for a call. If renewing ahead of time fails, the old one is used as long as it lives.
    pub async fn token(&self) -> Result<Token, SignInError> {
        let before = self.inner.ended.load(Ordering::Acquire);
        let mut state = self.inner.state.lock().await;
        let now = Instant::now();
        let held = state.token.clone().filter(|token| !token.is_dead(now));
        match held {
            Some(token) if !token.is_due(now) => Ok(token),
            held => {
                let renewed = self.exchange(&mut state, before).await;
                renewed.or_else(|error| held.ok_or(error))
            }
        }
    }

    /// Another token after `refused` was answered 401; none is asked for if a newer one is there.
    pub async fn renew(&self, refused: &Token) -> Result<Token, SignInError> {
        let before = self.inner.ended.load(Ordering::Acquire);
        let mut state = self.inner.state.lock().await;
        match &state.token {
            Some(token) if !token.same(refused) => Ok(token.clone()),
            _ => self.exchange(&mut state, before).await,
        }
    }

    /// Callers that waited while an exchange failed share its failure instead of each trying again.
    /// A password that was refused is tried no more: the domain would lock the account.
    async fn exchange(&self, state: &mut State, before: u64) -> Result<Token, SignInError> {
        let waited = self.inner.ended.load(Ordering::Acquire) != before;
        if let Some(failure) = state.failure.as_ref().filter(|f| waited || f.spends_password()) {
            return Err(failure.clone());
        }
        let result = (self.inner.exchange)().await;
        match &result {
            Ok(token) => *state = State { token: Some(token.clone()), failure: None },
            Err(error) => state.failure = Some(error.clone()),
        }
        self.inner.ended.fetch_add(1, Ordering::AcqRel);
        result
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    /// A source that counts its exchanges and fails while `fails` is above zero.
    fn source(life: u64, fails: usize) -> (TokenSource, Arc<AtomicUsize>) {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = count.clone();
        let source = TokenSource::new(move || {
            let number = counted.fetch_add(1, Ordering::SeqCst);
            async move {
                tokio::time::sleep(Duration::from_millis(10)).await;
                if number < fails {
                    return Err(SignInError::Malformed);
                }
                Ok(Token::new(format!("t{number}"), Duration::from_secs(life)))
            }
        });
        (source, count)
    }

    #[tokio::test(start_paused = true)]
    async fn renewed_at_four_fifths_of_its_life() {
        let (source, count) = source(100, 0);
        assert_eq!(source.token().await.expect("a token").expose(), "t0");
        tokio::time::advance(Duration::from_secs(79)).await;
        assert_eq!(source.token().await.expect("a token").expose(), "t0");
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(source.token().await.expect("a token").expose(), "t1");
        assert_eq!(count.load(Ordering::SeqCst), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn callers_that_are_refused_together_share_one_renewal() {
        let (source, count) = source(100, 0);
        let old = source.token().await.expect("a token");
        let all = (0..20).map(|_| {
            let (source, old) = (source.clone(), old.clone());
            tokio::spawn(async move { source.renew(&old).await })
        });
        for one in all.collect::<Vec<_>>() {
            assert_eq!(one.await.expect("ran").expect("a token").expose(), "t1");
        }
        assert_eq!(count.load(Ordering::SeqCst), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn callers_that_wait_share_one_failure() {
        let (source, count) = source(100, 1);
        let all = (0..20).map(|_| {
            let source = source.clone();
            tokio::spawn(async move { source.token().await })
        });
        for one in all.collect::<Vec<_>>() {
            assert!(one.await.expect("ran").is_err());
        }
        assert_eq!(count.load(Ordering::SeqCst), 1);
        assert!(source.token().await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_refused_password_is_tried_once() {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = count.clone();
        let source = TokenSource::new(move || {
            counted.fetch_add(1, Ordering::SeqCst);
            async { Err(SignInError::WrongPassword) }
        });
        for _ in 0..3 {
            assert_eq!(source.token().await.err(), Some(SignInError::WrongPassword));
        }
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_token_does_not_show_itself() {
        let token = Token::new("very.secret.text".to_owned(), Duration::from_secs(1));
        assert!(!format!("{token:?}").contains("secret"));
    }
}
