//! Connects to a classic SignalR server and prints what happens:
//!
//! ```text
//! cargo run -p connect-signalr --example watch -- https://server/signalr \
//!     [--transport longPolling] [--hub goldHub] [--header "authorization: Bearer …"] [--seconds 30]
//! ```
//!
//! `--transport`, `--hub` and `--header` may be there several times. Without `--transport` all are
//! tried, without `--hub` all hubs of the server's script are taken part in.

#![allow(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;
use std::time::Duration;

use connect_signalr::{Connection, Endpoint, Event, Options, Transport, connect, hub_names};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

/// Longer arguments are cut.
const SHOWN: usize = 200;

#[derive(Default)]
struct Args {
    base: Option<Url>,
    transports: Vec<Transport>,
    hubs: Vec<String>,
    headers: HeaderMap,
    seconds: Option<u64>,
}

impl Args {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut args = Self::default();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
            match word.as_str() {
                "--transport" => args.transports.push(value()?.parse()?),
                "--hub" => args.hubs.push(value()?),
                "--seconds" => args.seconds = Some(value()?.parse()?),
                "--header" => {
                    let line = value()?;
                    let (name, value) = line.split_once(':').ok_or("a header has a colon")?;
                    let name = HeaderName::from_bytes(name.trim().as_bytes())?;
                    args.headers.insert(name, HeaderValue::from_str(value.trim())?);
                }
                address => args.base = Some(Url::parse(address)?),
            }
        }
        Ok(args)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = Args::read(std::env::args().skip(1))?;
    let base = args.base.ok_or("which address?")?;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    if args.hubs.is_empty() {
        let script = Endpoint::new(&base, &[]).hubs();
        let answer = http.get(script).headers(args.headers.clone()).send().await?;
        args.hubs = hub_names(&answer.error_for_status()?.text().await?);
        println!("hubs: {}", args.hubs.join(", "));
    }
    let mut options = Options::new(Endpoint::new(&base, &args.hubs), http);
    options.headers = args.headers.into();
    if !args.transports.is_empty() {
        options.transports = args.transports;
    }
    let mut connection = connect(options).await.map_err(|why| format!("{why:?}"))?;
    println!("connected as {} over {}", connection.id, connection.transport());
    let limit = args.seconds.map_or(Duration::MAX, Duration::from_secs);
    // Time that is over means that it is enough, nothing more.
    let _ = tokio::time::timeout(limit, watch(&mut connection)).await;
    connection.stop();
    watch(&mut connection).await;
    Ok(())
}

/// Prints until the end.
async fn watch(connection: &mut Connection) {
    while let Some(event) = connection.next().await {
        match event {
            Event::State(state) => println!("{state:?}"),
            Event::Gap(reason) => println!("messages may be missing: {reason}"),
            Event::Quiet => println!("nothing comes but signs of life"),
            Event::Messages(messages) => {
                for call in messages.calls() {
                    println!("{}.{}", call.hub(), call.method());
                    for argument in call.arguments() {
                        println!("    {}", argument.chars().take(SHOWN).collect::<String>());
                    }
                }
            }
        }
    }
}
