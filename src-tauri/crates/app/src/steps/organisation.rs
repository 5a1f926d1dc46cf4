//! What must be known before anything can be followed live: one batch, where the server has it.

use std::sync::Arc;

use connect_client::{Address, Answers, Batch, CallError, Client, Ticket};
use connect_ipc::Failure;
use connect_model::{Catalogue, Mbu, Profile, Strings};
use connect_signalr::Transport;
use connect_webapi::methods::{
    DashboardSettingsReply, GetDashboardSettings, GetInfo, GetMbu, GetProfile, GetSpecificServer,
    GetStrings, ProfileReply, SendBatch, StringsReply, Unregister,
};
use connect_webapi::{Method, Names};
use serde_json::Value;

use super::{Found, Organisation, Route, Steps};
use crate::alerts::is_final;
use crate::failure::of_call;
use crate::language::server_locale;

/// More words of a dashboard's definition are not looked at.
const WORDS: usize = 20_000;

/// Where each answer will be.
struct Tickets {
    info: Ticket<GetInfo>,
    profile: Ticket<GetProfile>,
    mbu: Ticket<GetMbu>,
    dashboard: Ticket<GetDashboardSettings>,
    strings: Ticket<GetStrings>,
    specific: Ticket<GetSpecificServer>,
}

impl Tickets {
    fn add(batch: &mut Batch, locale: &str) -> Result<Self, CallError> {
        Ok(Self {
            info: batch.add(&GetInfo)?,
            profile: batch.add(&GetProfile)?,
            mbu: batch.add(&GetMbu)?,
            dashboard: batch.add(&GetDashboardSettings)?,
            strings: batch.add(&GetStrings { locale: locale.to_owned() })?,
            specific: batch.add(&GetSpecificServer)?,
        })
    }
}

impl Steps<'_> {
    /// I1, P1, P2, P3, L1 and V1 in one batch, and beside it the hubs of the live connection. Only
    /// P1 and P2 must work. `language` is the one spoken; `guess` the one of the strings to ask for
    /// before the profile is known.
    pub(crate) async fn load(
        &mut self,
        client: &Client,
        language: Option<&str>,
        guess: &str,
    ) -> Result<(Organisation, Route), Failure> {
        let began = self.begin("B1");
        let mut batch = Batch::default();
        let tickets = Tickets::add(&mut batch, guess).map_err(|error| self.told(&error))?;
        let (answers, hubs) =
            tokio::join!(client.send_batch(batch), hubs(client, &self.target.names));
        let found = match &answers {
            Ok(answers) if answers.were_together() => Ok(((), String::new())),
            Ok(_) => Err(Failure::NotOffered { method: SendBatch::INFO.to_string() }),
            Err(error) => Err(self.told(error)),
        };
        let together = self.end("B1", began, found);
        let Ok(answers) = answers else {
            return Err(together.err().unwrap_or(Failure::ConnectionLost));
        };
        let id = &self.target.client_id;
        // Old servers may lack them; nothing later needs them.
        let transports = self.end("I1", began, info(&answers, &tickets, id)).unwrap_or_default();
        let profile = self.end("P1", began, profile(&answers, &tickets, id))?;
        let mbu = self.end("P2", began, mbu(&answers, &tickets, id))?;
        let dashboard = self.end("P3", began, dashboard(&answers, &tickets, id));
        let wanted = server_locale(language, profile.locale_key.as_deref());
        let guessed = self.end("L1", began, strings(&answers, &tickets, guess, id));
        let (strings, late) = if let Ok(strings) = guessed {
            (Some((guess.to_owned(), strings)), guess != wanted)
        } else {
            // In another language they may be there; metrics have the same names in each.
            let found = self.strings(client, &wanted).await;
            let late = found.as_ref().is_err_and(|failure| !is_final(failure));
            (found.ok(), late)
        };
        let (specific, remark) = specific(client, &answers, &tickets, id);
        let specific = self.end_with("V1", began, specific, remark);
        let route = Route {
            client: specific.unwrap_or_else(|_| client.clone()),
            hubs,
            transports: in_order(&transports),
            late_locale: late.then_some(wanted),
            goodbye: goodbye(&answers, &tickets),
        };
        let dashboard = dashboard.unwrap_or_default();
        Ok((Organisation { profile, mbu, strings, dashboard }, route))
    }

    /// L1 alone. A language the server does not have is asked for in English. Answers the language
    /// the strings are in.
    pub(crate) async fn strings(
        &mut self,
        client: &Client,
        locale: &str,
    ) -> Result<(String, Strings), Failure> {
        let began = self.begin("L1");
        let mut found = Err(Failure::ConnectionLost);
        for locale in [locale, "en-us"] {
            match client.send(&GetStrings { locale: locale.to_owned() }).await {
                Ok(reply) => {
                    let detail = described(locale, &reply.0);
                    found = Ok(((locale.to_owned(), reply.0), detail));
                    break;
                }
                Err(error) => {
                    found = Err(self.told(&error));
                    if !error.is_not_offered() {
                        break;
                    }
                }
            }
        }
        self.end("L1", began, found)
    }
}

/// The hubs, unless the mapping table names them. They are the same on all servers of a deployment;
/// where they cannot be read, the live connection says why.
async fn hubs(client: &Client, names: &Names) -> Option<Vec<String>> {
    match names.hubs.as_slice() {
        [] => client.live_hubs(&names.signalr_path).await.ok(),
        given => Some(given.to_vec()),
    }
}

fn described(locale: &str, strings: &Strings) -> String {
    format!("{locale}, metrics: {}", Catalogue::from_strings(strings).len())
}

fn info(answers: &Answers, tickets: &Tickets, id: &str) -> Found<Vec<Transport>> {
    let info = answers.get(&tickets.info).map_err(|error| of_call(&error, id))?;
    let named = info.signalr_transports.join(", ");
    let transports = info.signalr_transports.iter().filter_map(|word| word.parse().ok());
    Ok((transports.collect(), format!("{} ({named})", info.connect_version)))
}

/// The best first; all where the server names none that is known here.
fn in_order(named: &[Transport]) -> Vec<Transport> {
    let all = Transport::ALL.into_iter();
    all.filter(|transport| named.is_empty() || named.contains(transport)).collect()
}

fn profile(answers: &Answers, tickets: &Tickets, id: &str) -> Found<Profile> {
    let reply = answers.get(&tickets.profile).map_err(|error| of_call(&error, id))?;
    let profile = Profile::from(reply);
    let found = profile.name.clone();
    Ok((profile, found))
}

fn mbu(answers: &Answers, tickets: &Tickets, id: &str) -> Found<Arc<Mbu>> {
    let mbu: Mbu = answers.get(&tickets.mbu).map_err(|error| of_call(&error, id))?.into();
    let found = format!("agents: {}, queues: {}", mbu.agents.len(), mbu.queues.len());
    Ok((Arc::new(mbu), found))
}

fn dashboard(answers: &Answers, tickets: &Tickets, id: &str) -> Found<Vec<String>> {
    let reply = answers.get(&tickets.dashboard).map_err(|error| of_call(&error, id))?;
    let mut all = Vec::new();
    let DashboardSettingsReply { definition, agent_console_definition, .. } = reply;
    for definition in [definition, agent_console_definition].into_iter().flatten() {
        words(&definition, &mut all);
    }
    let found = all.len().to_string();
    Ok((all, found))
}

/// Every text in a free-form definition, keys included.
fn words(value: &Value, into: &mut Vec<String>) {
    if into.len() >= WORDS {
        return;
    }
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| words(item, into)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| {
            into.push(key.clone());
            words(item, into);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn strings(answers: &Answers, tickets: &Tickets, locale: &str, id: &str) -> Found<Strings> {
    let StringsReply(strings) =
        answers.get(&tickets.strings).map_err(|error| of_call(&error, id))?;
    let found = described(locale, &strings);
    Ok((strings, found))
}

/// An address the token may not go to is no failure, since the root serves as well; but it is told.
fn specific(
    client: &Client,
    answers: &Answers,
    tickets: &Tickets,
    id: &str,
) -> (Found<Client>, Option<Failure>) {
    let answer = match answers.get(&tickets.specific) {
        Ok(answer) => answer,
        Err(error) => return (Err(of_call(&error, id)), None),
    };
    if let Some(client) = client.at(&answer) {
        return (Ok((client, answer)), None);
    }
    let host = Address::parse(&answer).map_or_else(|_| answer.clone(), |address| address.host());
    let host: String = host.chars().filter(|c| !c.is_control()).take(300).collect();
    tracing::warn!(host, "the server named for live data gets no token");
    (Ok((client.clone(), answer)), Some(Failure::LiveHostNotTrusted { host }))
}

/// P4. No sessions are ended: they are the softphone's. Where the GRUU is a SIP address it holds
/// the agent's own; else the agent's e-mail address is the likeliest.
fn goodbye(answers: &Answers, tickets: &Tickets) -> Unregister {
    let (gruu, email) = match answers.get(&tickets.profile) {
        Ok(ProfileReply { agent_gruu, email_address, .. }) => (agent_gruu, email_address),
        Err(_) => (String::new(), String::new()),
    };
    let address = gruu.strip_prefix("sip:").and_then(|rest| rest.split(';').next());
    let sip = address.filter(|sip| sip.contains('@')).map_or(email, str::to_owned);
    Unregister { sip, gruu, sessions: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transports_are_tried_the_best_first() {
        let named = [Transport::LongPolling, Transport::WebSockets];
        assert_eq!(in_order(&named), [Transport::WebSockets, Transport::LongPolling]);
        assert_eq!(in_order(&[]), Transport::ALL);
    }

    #[test]
    fn metric_names_are_found_anywhere_in_a_definition() {
        let definition = serde_json::json!({
            "pages": [{ "widgets": [{ "metric": "queuedCount", "size": 3 }] }],
            "columns": { "ronaCount": true },
        });
        let mut all = Vec::new();
        words(&definition, &mut all);
        assert!(["queuedCount", "ronaCount"].iter().all(|name| all.iter().any(|w| w == name)));
    }
}
