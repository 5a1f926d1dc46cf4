//! NTLM with a password, where the system has no sign-in of its own for it. It computes, and asks
//! nobody.

use sspi::ntlm::NtlmConfig;
use sspi::{
    AuthIdentity, BufferType, ClientRequestFlags, CredentialUse, DataRepresentation,
    SecurityBuffer, SecurityStatus, Sspi, SspiImpl, Username,
};

use super::{Engine, EngineError, Mechanism, Peer, Scheme};
use crate::account::{Credentials, UserName};

/// The name of this computer that the server is told: a computer outside the domain has none that
/// means anything to it.
const WORKSTATION: &str = "WORKSTATION";

type Handle = <sspi::Ntlm as SspiImpl>::CredentialsHandle;

/// A context of the library.
pub(super) struct Ntlm {
    context: sspi::Ntlm,
    credentials: Handle,
    service: String,
    scheme: Scheme,
    done: bool,
}

impl Ntlm {
    pub(super) fn new(
        credentials: &Credentials,
        peer: &Peer,
        scheme: Scheme,
    ) -> Result<Self, EngineError> {
        let Credentials::Password(account) = credentials else {
            return Err(EngineError::NoTicket("NTLM takes a password".to_owned()));
        };
        let identity = AuthIdentity {
            username: username(account.user())?,
            password: account.expose_password().to_owned().into(),
        };
        let mut context = sspi::Ntlm::with_config(NtlmConfig::new(WORKSTATION.to_owned()));
        if let Some(binding) = &peer.binding {
            context.set_channel_bindings(binding);
        }
        let acquired = context
            .acquire_credentials_handle()
            .with_credential_use(CredentialUse::Outbound)
            .with_auth_data(&identity)
            .execute(&mut context);
        let credentials = acquired.map_err(|error| told(&error))?.credentials_handle;
        let service = peer.service.clone().unwrap_or_else(|| format!("HTTP/{}", peer.host));
        Ok(Self { context, credentials, service, scheme, done: false })
    }
}

fn username(user: &UserName) -> Result<Username, EngineError> {
    let read = match user.short_domain() {
        Some(domain) => Username::new(user.name(), Some(domain)),
        None => Username::parse(&user.to_string()),
    };
    read.map_err(|error| EngineError::Other(error.to_string()))
}

impl Engine for Ntlm {
    fn scheme(&self) -> Scheme {
        self.scheme
    }

    fn step(&mut self, input: Option<&[u8]>) -> Result<Option<Vec<u8>>, EngineError> {
        let mut input =
            [SecurityBuffer::new(input.unwrap_or_default().to_vec(), BufferType::Token)];
        let mut output = [SecurityBuffer::new(Vec::new(), BufferType::Token)];
        let mut call = self
            .context
            .initialize_security_context()
            .with_credentials_handle(&mut self.credentials)
            .with_context_requirements(ClientRequestFlags::INTEGRITY)
            .with_target_data_representation(DataRepresentation::Native)
            .with_target_name(&self.service)
            .with_input(&mut input)
            .with_output(&mut output);
        let stepped = self.context.initialize_security_context_impl(&mut call);
        let stepped = stepped.and_then(|mut work| work.resolve_to_result());
        let status = stepped.map_err(|error| told(&error))?.status;
        if matches!(status, SecurityStatus::CompleteNeeded | SecurityStatus::CompleteAndContinue) {
            self.context.complete_auth_token(&mut output).map_err(|error| told(&error))?;
        }
        self.done = matches!(status, SecurityStatus::Ok | SecurityStatus::CompleteNeeded);
        let token = std::mem::take(&mut output[0].buffer);
        Ok(Some(token).filter(|token| !token.is_empty()))
    }

    fn is_done(&self) -> bool {
        self.done
    }

    fn mechanism(&self) -> Option<Mechanism> {
        Some(Mechanism::Ntlm)
    }

    fn is_mutual(&self) -> bool {
        false
    }
}

fn told(error: &sspi::Error) -> EngineError {
    let detail: String = error.to_string().chars().filter(|c| !c.is_control()).take(300).collect();
    match error.error_type {
        sspi::ErrorKind::InvalidToken | sspi::ErrorKind::MessageAltered => {
            EngineError::BadToken(detail)
        }
        _ => EngineError::Other(detail),
    }
}
