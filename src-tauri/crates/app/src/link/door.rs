//! The way in: signs in, keeps the password where that is wished for, and sees to it that one that
//! was refused is not tried again.

use connect_auth::Vault;
use connect_client::Client;
use connect_ipc::{Failure, Remembered};
use url::Url;

use super::{Events, LinkEvent};
use crate::failure::of_vault;
use crate::steps::{Steps, forget};
use crate::target::Target;
use crate::who::{Who, refutes_password, spends_password};

/// As whom a link signs in, and what became of it.
pub(super) struct Door {
    who: Who,
    vault: Vault,
    /// Where the last sign-in was.
    service: Option<Url>,
    /// True if the keyring has the password.
    kept: bool,
}

impl Door {
    /// A door that nobody has gone through yet.
    pub(super) fn new(who: Who, vault: Vault) -> Self {
        let kept = matches!(who, Who::Kept(_));
        Self { who, vault, service: None, kept }
    }

    /// Signs in, and tells of it.
    pub(super) async fn enter(
        &mut self,
        steps: &mut Steps<'_>,
        target: &Target,
        events: &Events,
    ) -> Result<Client, Failure> {
        let (client, service) = steps.sign_in(&self.who, &self.vault).await?;
        let remembered = self.keep(target, &service).await;
        self.service = Some(service);
        let proof = self.who.proven(client.proof());
        events.send(LinkEvent::SignedIn(proof, remembered)).await;
        Ok(client)
    }

    /// Keeps the password that was accepted; answers the account whose password is kept now.
    async fn keep(
        &mut self,
        target: &Target,
        service: &Url,
    ) -> Result<Option<Remembered>, Failure> {
        if let Who::Typed { account, keep: true } = &self.who {
            let kept = self.vault.keep(service, account).await;
            kept.map_err(|error| of_vault(&error))?;
            self.kept = true;
        }
        let user = self.who.user().filter(|_| self.kept);
        Ok(user.map(|user| Remembered {
            user: user.to_string(),
            server: target.address.url().origin().ascii_serialization(),
            service: service.origin().ascii_serialization(),
            refused: false,
        }))
    }

    /// Sees why a connection failed or ended. A refused password is tried no more before the user
    /// says so, and deleted if it is the password that is wrong.
    pub(super) async fn heed(&mut self, failure: &Failure, events: &Events) {
        let missing = matches!(failure, Failure::PasswordMissing { .. });
        if !missing && !spends_password(failure) {
            return;
        }
        let wrong = missing || refutes_password(failure);
        if self.kept && !wrong {
            events.send(LinkEvent::Doubted).await;
        }
        if self.kept && wrong {
            if let (Some(service), Some(user)) = (&self.service, self.who.user()) {
                forget(&self.vault, service, user).await;
            }
            events.send(LinkEvent::Forgotten).await;
        }
        self.kept = false;
        self.who = Who::Refused(failure.clone());
    }
}

#[cfg(test)]
mod tests {
    use connect_auth::{Account, UserName};
    use tokio::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn a_password_that_is_wrong_is_deleted_and_one_in_doubt_stays() {
        for (failure, told, stays) in [
            (Failure::PasswordWrong, "Forgotten", false),
            (Failure::PasswordExpired, "Forgotten", false),
            (Failure::PasswordOrBinding, "Doubted", true),
        ] {
            let vault = Vault::of_store(keyring_core::mock::Store::new().unwrap());
            let service = Url::parse("https://connect.example/webauth/token").unwrap();
            let anna = Account::new("anna", "Sesame-7".into()).unwrap();
            vault.keep(&service, &anna).await.unwrap();
            let (sender, mut received) = mpsc::channel(8);
            let events = Events { number: 1, events: sender };
            let who = Who::Kept(UserName::parse("anna").unwrap());
            let mut door = Door { service: Some(service.clone()), ..Door::new(who, vault.clone()) };
            door.heed(&failure, &events).await;
            let (_, event) = received.try_recv().unwrap();
            assert_eq!(format!("{event:?}"), told);
            let kept = vault.find(&service, anna.user()).await.unwrap();
            assert_eq!(kept.is_some(), stays, "{failure:?}");
            // Either way it is not tried again.
            let again = door.who.credentials(&vault, &service).await;
            assert_eq!(again.err(), Some(failure));
        }
    }
}
