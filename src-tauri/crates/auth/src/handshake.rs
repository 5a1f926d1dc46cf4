//! The handshake of a sign-in: tokens go to and fro over one connection until the server answers
//! something else than "go on".

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderValue, Request};
use http_body_util::Full;
use hyper::body::Bytes;

use crate::SignInError;
use crate::account::Credentials;
use crate::connection::{Answer, Connection};
use crate::engine::{EngineError, Mechanism, Running, Scheme};
use crate::offer::{Continuation, continuation};

/// How many tokens are sent at most: Kerberos takes one, NTLM two.
const LEGS: u32 = 4;

/// How somebody proved who they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proof {
    /// How; none if the service asked for nothing.
    pub mechanism: Option<Mechanism>,
    /// True if the server has proven itself by the same, and not by its certificate alone.
    pub mutual: bool,
    /// True if the proof was tied to the secure connection.
    pub bound: bool,
    /// How many requests it took.
    pub round_trips: u32,
}

/// How far a handshake came.
pub(crate) enum Outcome {
    /// The server has answered.
    Done(Answer, Proof),
    /// Nothing was sent that proves anything: another engine may be tried.
    NotBegun(EngineError),
    /// After so many requests the server wants NTLM. Of the password nothing was sent.
    WantsNtlm(u32),
}

/// Sends `request` with the engine's tokens until the answer is no "go on".
pub(crate) async fn handshake(
    connection: &mut Connection,
    request: &Request<Full<Bytes>>,
    engine: Running,
    credentials: &Credentials,
    host: &str,
) -> Result<Outcome, SignInError> {
    let scheme = engine.scheme();
    let mut proof = Proof { bound: connection.binding.is_some(), ..Proof::default() };
    let (mut engine, mut token) = match engine.step(None).await {
        Ok(begun) => begun,
        Err(error) => return Ok(Outcome::NotBegun(error)),
    };
    for leg in 1..=LEGS {
        let Some(sent) = token else { break };
        let answer = connection.send(with_token(request, scheme, &sent)?).await?;
        proof.round_trips = leg;
        let said = continuation(&answer.headers, scheme);
        if answer.status == 200 {
            let engine = last_word(engine, said, host).await?;
            return Ok(Outcome::Done(answer, proven(&engine, proof)?));
        }
        if answer.status != 401 {
            // Why there is no token needs no proof.
            return Ok(Outcome::Done(answer, proof));
        }
        if answer.closes() {
            // The next token would be of another connection's handshake.
            return Err(SignInError::Cut { detail: "closed within the handshake".to_owned() });
        }
        let input = match said {
            Continuation::Token(input) if !engine.is_done() => input,
            Continuation::Broken => {
                return Err(SignInError::Handshake { detail: "no token in the answer".to_owned() });
            }
            // NTLM begins with a greeting: nothing of the user's was sent yet.
            Continuation::None if leg == 1 && engine.mechanism() == Some(Mechanism::Ntlm) => {
                let why = "the service does not go on with NTLM".to_owned();
                return Ok(Outcome::NotBegun(EngineError::NoDomain(why)));
            }
            // Everything was said, and it was not enough.
            Continuation::Token(_) | Continuation::None => {
                return Err(refused(credentials, engine.mechanism(), proof.bound));
            }
        };
        (engine, token) = match engine.step(Some(input)).await {
            Ok(stepped) => stepped,
            Err(EngineError::WantsNtlm) => return Ok(Outcome::WantsNtlm(leg)),
            Err(error) => return Err(SignInError::of_engine(error, host)),
        };
    }
    Err(SignInError::Handshake { detail: "it does not come to an end".to_owned() })
}

/// NTLM has no proof of the server's. Anything else has, or has not come to its end.
fn proven(engine: &Running, proof: Proof) -> Result<Proof, SignInError> {
    let (mechanism, mutual) = (engine.mechanism(), engine.is_mutual());
    if mechanism == Some(Mechanism::Ntlm) || mutual {
        return Ok(Proof { mechanism, mutual, ..proof });
    }
    Err(SignInError::NotProven { detail: "no proof of the server's own".to_owned() })
}

/// The server's last token comes with its answer: with Kerberos it is the server's own proof.
async fn last_word(
    engine: Running,
    said: Continuation,
    host: &str,
) -> Result<Running, SignInError> {
    match said {
        Continuation::Token(token) if !engine.is_done() => {
            let (engine, _) =
                engine.step(Some(token)).await.map_err(|error| unproven(error, host))?;
            Ok(engine)
        }
        Continuation::Broken => {
            Err(SignInError::NotProven { detail: "no token in the answer".to_owned() })
        }
        Continuation::Token(_) | Continuation::None => Ok(engine),
    }
}

/// What is wrong with the server's last token; that of the user's own logon is told as such.
fn unproven(error: EngineError, host: &str) -> SignInError {
    match SignInError::of_engine(error, host) {
        SignInError::TicketExpired => SignInError::TicketExpired,
        other => SignInError::NotProven { detail: other.to_string() },
    }
}

/// A ticket shows that the domain has taken the password; an answer to NTLM's challenge may be wrong.
/// One that is tied to a connection may also be tied to the wrong one, which the server does not say.
fn refused(credentials: &Credentials, mechanism: Option<Mechanism>, bound: bool) -> SignInError {
    match (credentials, mechanism) {
        (Credentials::Password(_), Some(Mechanism::Ntlm)) if bound => {
            SignInError::PasswordOrBinding
        }
        (Credentials::Password(_), Some(Mechanism::Ntlm)) => SignInError::WrongPassword,
        _ => SignInError::LogonRefused,
    }
}

fn with_token(
    request: &Request<Full<Bytes>>,
    scheme: Scheme,
    token: &[u8],
) -> Result<Request<Full<Bytes>>, SignInError> {
    let mut request = request.clone();
    let value = format!("{} {}", scheme.as_str(), BASE64_STANDARD.encode(token));
    let mut value = HeaderValue::try_from(value).map_err(|_| SignInError::Malformed)?;
    value.set_sensitive(true);
    request.headers_mut().insert(AUTHORIZATION, value);
    Ok(request)
}
