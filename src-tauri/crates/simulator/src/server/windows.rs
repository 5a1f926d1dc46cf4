//! Integrated Windows authentication in front of the sign-in service (A2), as IIS does it: the
//! handshake is of a connection, and whoever has proven who they are over one stays so.

mod handshake;
mod helper;
#[cfg(all(unix, feature = "windows-auth"))]
mod kerberos;
#[cfg(not(all(unix, feature = "windows-auth")))]
#[path = "windows/no_kerberos.rs"]
mod kerberos;
mod message;

use std::sync::Arc;

use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use connect_model::same;
use tokio::sync::Mutex;

use handshake::Handshake;

use crate::sign_in::{Accounts, Auth, Binding, Mechanism, SignIn};
use crate::{Error, Options};

/// The longest header that is looked at: more than any ticket in base64.
const HEADER_LIMIT: usize = 128 * 1024;

/// What a checker says to a token.
enum Step {
    /// Not yet; with its own token, in base64.
    GoOn(String),
    /// It is right.
    Proven {
        /// Who it is.
        user: String,
        /// Whether it is tied to the connection, where the checker has looked.
        bound: Option<bool>,
        /// Its last token, in base64.
        last_word: Option<String>,
    },
    /// It is wrong, and why, for the log.
    Refused(String),
}

/// What the sign-in service asks for.
pub(crate) struct Gate {
    accounts: Accounts,
    kerberos: bool,
    binding: Binding,
    /// What sign-ins are tied to; none over plain http.
    end_point: Option<Vec<u8>>,
}

/// A caller's connection.
#[derive(Clone, Default)]
pub(crate) struct Seat(Arc<Mutex<Standing>>);

/// How far a connection is.
#[derive(Default)]
enum Standing {
    #[default]
    Stranger,
    Talking(Handshake),
    Known(SignIn),
}

/// Who is let in.
pub(super) struct Entry {
    pub who: SignIn,
    /// True if it was proven by this request.
    pub is_new: bool,
    last_word: Option<HeaderValue>,
}

impl Entry {
    /// The answer with the acceptor's last token, by which it proves itself.
    pub(super) fn finish(self, mut response: Response) -> Response {
        if let Some(word) = self.last_word {
            response.headers_mut().append(WWW_AUTHENTICATE, word);
        }
        response
    }
}

/// The word before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Negotiate,
    Ntlm,
}

impl Scheme {
    fn word(self) -> &'static str {
        match self {
            Self::Negotiate => "Negotiate",
            Self::Ntlm => "NTLM",
        }
    }
}

impl Gate {
    /// What these options ask for; none if they let everybody in. Fails if who is to check it is
    /// not there.
    pub(crate) async fn of(
        options: &Options,
        end_point: Option<Vec<u8>>,
    ) -> Result<Option<Self>, Error> {
        let kerberos = match options.auth {
            Auth::Open => return Ok(None),
            Auth::Ntlm if options.accounts.users.is_empty() => return Err(Error::NoAccounts),
            Auth::Ntlm => false,
            Auth::Negotiate => true,
        };
        if kerberos {
            kerberos::check().map_err(Error::NoKerberos)?;
        }
        if !options.accounts.users.is_empty() {
            helper::check().await.map_err(Error::NoChecker)?;
        }
        let (accounts, binding) = (options.accounts.clone(), options.binding);
        Ok(Some(Self { accounts, kerberos, binding, end_point }))
    }

    /// Lets a request in, or answers what is missing.
    pub(super) async fn pass(&self, seat: &Seat, headers: &HeaderMap) -> Result<Entry, Response> {
        let mut standing = seat.0.lock().await;
        let before = std::mem::take(&mut *standing);
        let Some(value) = headers.get(AUTHORIZATION) else {
            let Standing::Known(who) = before else { return Err(self.challenge()) };
            *standing = Standing::Known(who.clone());
            return Ok(Entry { who, is_new: false, last_word: None });
        };
        let Some((scheme, token)) = token(value) else { return Err(self.challenge()) };
        let mut handshake = match before {
            Standing::Talking(handshake) if handshake.goes_on(scheme, &token) => handshake,
            // The second leg of another connection's handshake is the first of none.
            _ => match Handshake::begin(self, scheme, &token) {
                Ok(Some(handshake)) => handshake,
                Ok(None) => return Err(self.refuse("a handshake does not begin like this")),
                Err(error) => return Err(failed(&error)),
            },
        };
        let step = handshake.step(self, &token).await.map_err(|error| failed(&error))?;
        match step {
            Step::GoOn(said) => {
                *standing = Standing::Talking(handshake);
                Err(unauthorized([format!("{} {said}", scheme.word())]))
            }
            Step::Proven { user, bound, last_word } => {
                let mechanism = handshake.mechanism();
                let who = SignIn { user, mechanism, bound: bound.unwrap_or_default() };
                self.judge(&who).map_err(|why| self.refuse(why))?;
                let word = last_word.map(|word| format!("{} {word}", scheme.word()));
                let last_word = word.and_then(|word| word.try_into().ok());
                *standing = Standing::Known(who.clone());
                Ok(Entry { who, is_new: true, last_word })
            }
            Step::Refused(why) => Err(self.refuse(&why)),
        }
    }

    /// Whether a right proof is enough.
    fn judge(&self, who: &SignIn) -> Result<(), &'static str> {
        // The checker knows a password, and whose it is not.
        if who.mechanism == Mechanism::Ntlm && !self.knows(&who.user) {
            return Err("no such user");
        }
        let needed = self.end_point.is_some() && self.binding == Binding::Required;
        if needed && !who.bound {
            return Err("not tied to the connection");
        }
        Ok(())
    }

    /// True of `DOMAIN\name`, and of `name@domain` and a bare name, as a domain takes them.
    fn knows(&self, user: &str) -> bool {
        let (domain, name) = user.split_once('\\').unwrap_or(("", user));
        let (name, suffix) = name.split_once('@').unwrap_or((name, ""));
        self.accounts.users.iter().any(|account| {
            let first = suffix.split('.').next().unwrap_or_default();
            let fits = |given: &str| given.is_empty() || same(given, &account.domain);
            same(name, &account.name) && fits(domain) && fits(first)
        })
    }

    /// 401, as if nothing was proven.
    pub(super) fn refuse(&self, why: &str) -> Response {
        tracing::info!(why, "sign-in refused");
        self.challenge()
    }

    /// 401 with the schemes.
    fn challenge(&self) -> Response {
        let ntlm = (!self.accounts.users.is_empty()).then_some(Scheme::Ntlm);
        let schemes = [Scheme::Negotiate].into_iter().chain(ntlm);
        unauthorized(schemes.map(|scheme| scheme.word().to_owned()))
    }
}

/// The scheme and the token of a header.
fn token(value: &HeaderValue) -> Option<(Scheme, Vec<u8>)> {
    let text = value.to_str().ok().filter(|text| text.len() <= HEADER_LIMIT)?;
    let (word, token) = text.trim().split_once(' ')?;
    let known = [Scheme::Negotiate, Scheme::Ntlm];
    let scheme = known.into_iter().find(|scheme| word.eq_ignore_ascii_case(scheme.word()))?;
    handshake::decode(token.trim()).map(|token| (scheme, token))
}

fn unauthorized(challenges: impl IntoIterator<Item = String>) -> Response {
    let page = Html("<h1>401 - Unauthorized: Access is denied due to invalid credentials.</h1>");
    let mut response = (StatusCode::UNAUTHORIZED, page).into_response();
    for challenge in challenges {
        if let Ok(value) = HeaderValue::try_from(challenge) {
            response.headers_mut().append(WWW_AUTHENTICATE, value);
        }
    }
    response
}

fn failed(error: &std::io::Error) -> Response {
    tracing::error!(%error, "sign-ins cannot be checked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
