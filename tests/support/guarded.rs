//! A simulator that wants a password.

use connect_simulator::{Accounts, Auth, Options, Simulator, WindowsUser};
use connect_webapi::methods::GetProfile;

use crate::caller::caller;

/// The right password.
pub const PASSWORD: &str = "Sésame ouvre-toi 7";
const DOMAIN: &str = "CONTOSO";

/// The simulator, and the name of one who has the password. These options say all else.
pub async fn guarded(options: Options) -> (Simulator, String) {
    // The agents' names are known once there is a centre.
    let open = Simulator::start(Options::default()).await.unwrap();
    let profile = caller(&open).await.send(&GetProfile).await.unwrap();
    let name = profile.email_address.split_once('@').unwrap().0.to_owned();
    drop(open);
    let user = WindowsUser { domain: DOMAIN.to_owned(), name: name.clone() };
    let accounts = Accounts { users: vec![user], password: PASSWORD.to_owned() };
    let options = Options { auth: Auth::Ntlm, accounts, ..options };
    (Simulator::start(options).await.unwrap(), format!("{DOMAIN}\\{name}"))
}

/// Requests at the sign-in service.
pub fn requests(simulator: &Simulator) -> u64 {
    simulator.counters().round_trips.get("A2").copied().unwrap_or_default()
}
