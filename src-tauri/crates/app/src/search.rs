//! The server's search (row Q1) for the window.

use connect_ipc::{Failure, FoundView, SearchView};
use connect_webapi::lenient::{Int, Text};
use connect_webapi::methods::{AgentFound, QueueFound, Search, SearchReply};

use crate::outlet::Reader;

/// Nobody reads on past a screenful.
const MOST: usize = 20;
/// No name is longer; the query is a part of a URL.
const LONGEST: usize = 100;

/// Asks for what was typed. What cannot be asked for finds nothing.
pub(crate) async fn search(reader: Option<Reader>, query: &str) -> Result<SearchView, Failure> {
    let query: String = query.chars().take(LONGEST).collect();
    let Some(search) = Search::new(&query) else { return Ok(SearchView::default()) };
    let reader = reader.ok_or(Failure::ConnectionLost)?;
    reader.send(&search).await.map(view)
}

fn view(reply: SearchReply) -> SearchView {
    let agents = reply.agents_found.unwrap_or_default();
    let queues = reply.queues_found.unwrap_or_default();
    SearchView {
        agents: agents.into_iter().filter_map(agent).take(MOST).collect(),
        queues: queues.into_iter().filter_map(queue).take(MOST).collect(),
    }
}

fn agent(found: AgentFound) -> Option<FoundView> {
    let id = id(found.agent_id, found.id)?;
    let whole = [text(found.first_name), text(found.last_name)].join(" ");
    let name = first([text(found.public_name), whole.trim().to_owned(), text(found.name)]);
    let addresses = [found.email_address, found.login_name, found.sip_address, found.phone_number];
    Some(FoundView { id, name, detail: first(addresses.map(text)) })
}

fn queue(found: QueueFound) -> Option<FoundView> {
    let id = id(found.queue_id, found.id)?;
    let name = first([text(found.queue_name), text(found.name)]);
    Some(FoundView { id, name, detail: String::new() })
}

/// The document gives both for the same.
fn id(own: Option<Int>, plain: Option<Int>) -> Option<i64> {
    own.or(plain).map(|Int(id)| id)
}

fn text(text: Option<Text>) -> String {
    text.map(|Text(text)| text).unwrap_or_default()
}

fn first<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> SearchView {
        view(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn the_documents_answer_is_read() {
        let found = of(r#"{"agentsFound":[{"agentId":53,"firstName":"Test","lastName":"User",
            "publicName":"","emailAddress":"","loginName":"test.user@domain.com","id":53}],
            "queuesFound":[{"queueName":"Test’s Queue","id":"7"}],"message":"found"}"#);
        let agent =
            FoundView { id: 53, name: "Test User".into(), detail: "test.user@domain.com".into() };
        assert_eq!(found.agents, [agent]);
        let queue = FoundView { id: 7, name: "Test’s Queue".into(), detail: String::new() };
        assert_eq!(found.queues, [queue]);
    }

    #[test]
    fn nothing_found_and_nothing_usable_is_nothing() {
        assert_eq!(of("{}"), SearchView::default());
        assert_eq!(of(r#"{"agentsFound":[{"publicName":"Nobody"}]}"#), SearchView::default());
        let many: Vec<_> = (0..50).map(|id| format!(r#"{{"id":{id}}}"#)).collect();
        let found = of(&format!(r#"{{"queuesFound":[{}]}}"#, many.join(",")));
        assert_eq!(found.queues.len(), MOST);
    }

    #[tokio::test]
    async fn a_blank_query_is_not_asked() {
        for query in ["", "  ", ".", " .. "] {
            assert_eq!(search(None, query).await, Ok(SearchView::default()), "{query:?}");
        }
        assert_eq!(search(None, "a").await, Err(Failure::ConnectionLost));
    }
}
