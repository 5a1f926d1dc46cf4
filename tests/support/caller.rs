//! A signed-in client without an application around it.

use connect_client::{Address, Client, Server, ServerOptions, SignIn};
use connect_simulator::Simulator;

/// Signs in to a simulator as the console does.
pub async fn caller(simulator: &Simulator) -> Client {
    let address = Address::parse(&simulator.root()).expect("an address");
    let options = ServerOptions { address, allow_http: false, listed: Vec::new() };
    let server = Server::new(options).expect("a server");
    let who = SignIn { client_id: simulator.client_id(), ..SignIn::default() };
    let sign_in = server.find_sign_in().await.expect("the sign-in service");
    server.sign_in(sign_in, &who).await.expect("signed in")
}
