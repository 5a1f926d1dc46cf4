//! As whom to sign in: the logon, an account that was typed, or one whose password is kept.

use connect_auth::{Account, AccountError, Credentials, Proof, UserName, Vault};
use connect_ipc::{AccountArgs, Failure, ProofView};
use url::Url;

use crate::failure::{of_account, of_vault};

/// As whom to sign in.
#[derive(Debug)]
pub(crate) enum Who {
    /// As whoever is logged on to this computer.
    Logon,
    /// As somebody who has just typed the password, and may want it kept.
    Typed { account: Account, keep: bool },
    /// As somebody whose password is kept for the sign-in service.
    Kept(UserName),
    /// As nobody: the password was refused for this reason, and is not tried again.
    Refused(Failure),
}

impl Who {
    /// Checks what was typed. The password is taken out of the arguments.
    pub(crate) fn check(account: Option<AccountArgs>) -> Result<Self, Failure> {
        let Some(AccountArgs { user, password, remember }) = account else {
            return Ok(Self::Logon);
        };
        let told = |error: AccountError| of_account(error, &user);
        match password {
            Some(password) => {
                let account = Account::new(&user, password.into_secret()).map_err(told)?;
                Ok(Self::Typed { account, keep: remember })
            }
            None => UserName::parse(&user).map(Self::Kept).map_err(told),
        }
    }

    /// What to sign in with at this service. A password that is kept for another is not found.
    pub(crate) async fn credentials(
        &self,
        vault: &Vault,
        service: &Url,
    ) -> Result<Credentials, Failure> {
        match self {
            Self::Logon => Ok(Credentials::Logon),
            Self::Typed { account, .. } => Ok(Credentials::Password(account.clone())),
            Self::Kept(user) => {
                let found = vault.find(service, user).await.map_err(|error| of_vault(&error))?;
                let missing = || Failure::PasswordMissing { user: user.to_string() };
                found.map(Credentials::Password).ok_or_else(missing)
            }
            Self::Refused(failure) => Err(failure.clone()),
        }
    }

    /// The user, where that is not whoever is logged on.
    pub(crate) fn user(&self) -> Option<&UserName> {
        match self {
            Self::Typed { account, .. } => Some(account.user()),
            Self::Kept(user) => Some(user),
            Self::Logon | Self::Refused(_) => None,
        }
    }

    /// What the user is told of a sign-in.
    pub(crate) fn proven(&self, proof: Proof) -> ProofView {
        ProofView {
            user: self.user().map(UserName::to_string),
            mechanism: proof.mechanism.map(|mechanism| match mechanism {
                connect_auth::Mechanism::Kerberos => connect_ipc::Mechanism::Kerberos,
                connect_auth::Mechanism::Ntlm => connect_ipc::Mechanism::Ntlm,
            }),
            mutual: proof.mutual,
            bound: proof.bound,
        }
    }
}

/// True if a password was refused and must not be tried again by itself: the domain counts the
/// attempts and locks the account.
pub(crate) fn spends_password(failure: &Failure) -> bool {
    refutes_password(failure) || *failure == Failure::PasswordOrBinding
}

/// True if it was the password, or the account itself: to keep it is of no use.
pub(crate) fn refutes_password(failure: &Failure) -> bool {
    matches!(failure, Failure::PasswordWrong | Failure::AccountDisabled | Failure::PasswordExpired)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(user: &str, password: Option<&str>) -> Result<Who, Failure> {
        let password = password.map(|text| text.to_owned().into());
        Who::check(Some(AccountArgs { user: user.to_owned(), password, remember: true }))
    }

    #[test]
    fn what_was_typed_is_checked_before_anything_is_sent() {
        assert!(matches!(Who::check(None), Ok(Who::Logon)));
        assert!(matches!(typed("CONTOSO\\anna", None), Ok(Who::Kept(_))));
        let who = typed("CONTOSO\\anna", Some("Sesame-7")).unwrap();
        assert!(matches!(who, Who::Typed { keep: true, .. }));
        assert!(!format!("{who:?}").contains("Sesame"));
        let input = "\\anna".to_owned();
        assert_eq!(typed(&input, None).err(), Some(Failure::UserNameInvalid { input }));
        assert_eq!(typed("anna", Some("")).err(), Some(Failure::PasswordInvalid));
    }

    #[tokio::test]
    async fn a_kept_password_goes_to_its_own_service_alone() {
        let vault = Vault::of_store(keyring_core::mock::Store::new().unwrap());
        let own = Url::parse("https://connect.example/token").unwrap();
        let other = Url::parse("https://other.example/token").unwrap();
        let account = Account::new("anna", "Sesame-7".into()).unwrap();
        vault.keep(&own, &account).await.unwrap();
        let who = typed("anna", None).unwrap();
        assert!(matches!(who.credentials(&vault, &own).await, Ok(Credentials::Password(_))));
        let missing = Failure::PasswordMissing { user: "anna".to_owned() };
        assert_eq!(who.credentials(&vault, &other).await.err(), Some(missing));
    }
}
