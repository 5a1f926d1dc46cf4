//! The server going away and coming back, and its clock.

use std::net::SocketAddr;
use std::time::Duration;

use connect_simulator::{Clock, Error, Options};
use connect_webapi::methods::SubscribeBody;
use reqwest::StatusCode;

use super::*;
use crate::client::Client;
use crate::live::Live;
use crate::model::Model;
use crate::signalr::subscribe_to_all;

#[tokio::test]
async fn it_listens_on_loopback_only() {
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"] {
        let listen: SocketAddr = listen.parse().unwrap();
        let refused = Simulator::start(Options { listen, ..options() }).await;
        assert!(matches!(refused, Err(Error::NotLoopback(_))));
    }
}

#[tokio::test]
async fn the_same_moves_make_the_same_truth() {
    let options = Options { epoch: Some(1_800_000_000_000), ..options() };
    let one = Simulator::start(options.clone()).await.unwrap();
    let two = Simulator::start(options).await.unwrap();
    assert_eq!(one.truth(), two.truth());
    for ms in [50, 50, 1000, 333, 600_000] {
        one.advance(Duration::from_millis(ms));
        two.advance(Duration::from_millis(ms));
        assert_eq!(one.truth(), two.truth());
    }
    assert_eq!(one.client_id(), two.client_id());
}

#[tokio::test]
async fn what_is_cut_is_cut_and_the_rest_goes_on() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    subscribe_to_all(&simulator, &client, &live).await;
    simulator.cut_connections();
    while live.text().await.is_some() {}
    assert_eq!(client.get("/webapi/api/info").await.0, StatusCode::OK);
    assert_eq!(simulator.counters().live_connections, 0);
    let mut live = Live::open(&client).await;
    subscribe_to_all(&simulator, &client, &live).await;
    simulator.set_queue_name(1, "again");
    live.until(&mut Model::default(), "again").await;
}

#[tokio::test]
async fn who_does_not_listen_loses_the_oldest_and_stays() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    let body = SubscribeBody { connection_id: live.id.clone(), ..SubscribeBody::default() };
    assert_eq!(client.subscribe("queues?queueIds=1", &body).await.0, StatusCode::OK);
    live.frame().await.unwrap();
    // Nothing is sent meanwhile: this thread does not wait.
    for round in 0..1100 {
        simulator.set_queue_name(1, &round.to_string());
    }
    let all = live.all_until(|data| data["name"] == "1099").await;
    assert_eq!(all.len(), 1000);
    assert_eq!(all[0]["name"], "100");
    assert_eq!(simulator.counters().live_connections, 1);
}

#[tokio::test]
async fn the_server_goes_and_comes_back_with_the_same_centre() {
    let mut simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    let before = simulator.truth();
    simulator.stop().await;
    assert!(live.text().await.is_none());
    let url = format!("{}/webapi/api/info", simulator.root());
    assert!(client.http.get(&url).send().await.is_err());
    assert_eq!(simulator.truth(), before);

    simulator.advance(Duration::from_secs(60));
    simulator.restart().await.unwrap();
    assert_eq!(client.get("/webapi/api/info").await.0, StatusCode::OK);
    let mut again = Live::open(&client).await;
    assert_ne!(again.cursors[0], live.cursors[0]);
    let mut model = Model::default();
    subscribe_to_all(&simulator, &client, &again).await;
    simulator.advance(Duration::from_secs(60));
    simulator.set_queue_name(1, "back");
    again.until(&mut model, "back").await;
    model.assert_is(&simulator.truth());
}

#[tokio::test]
async fn dropping_it_ends_everything() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    let address = simulator.root().replace("http://", "");
    drop(simulator);
    assert!(live.text().await.is_none());
    while tokio::net::TcpStream::connect(&address).await.is_ok() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_real_clock_pushes_by_itself_until_it_is_paused() {
    let options = Options { clock: Clock::Real, updates_per_second: 100, ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    let mut model = Model::default();
    subscribe_to_all(&simulator, &client, &live).await;
    while model.updates < 36 + 20 {
        live.frame().await.unwrap().into_iter().for_each(|update| model.apply(update));
    }
    simulator.pause();
    let paused = simulator.truth();
    simulator.advance(Duration::from_secs(60));
    tokio::time::sleep(Duration::from_millis(120)).await;
    assert_eq!(simulator.truth(), paused);
    simulator.set_queue_name(1, "paused");
    live.until(&mut model, "paused").await;
    model.assert_is(&simulator.truth());
    simulator.resume();
    while simulator.now() == paused.now {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
