//! How the tests act on agents by the pointer, and read what has become of it.

use connect_simulator::{AgentTruth, Simulator};
use connect_tests::caller::caller;
use connect_tests::webdriver::Window;
use connect_webapi::methods::{GetSession, SessionParts};
use fantoccini::Locator;
use serde_json::json;

use crate::story::Story;

/// What is shown of an action.
pub(crate) fn card(action: &str, state: &str) -> String {
    format!("[data-testid=outcome][data-action={action}][data-state={state}]")
}

/// Opens the menu of an agent in the Agents view.
pub(crate) async fn menu(window: &Window, agent: &AgentTruth) {
    window.click("nav-agents").await;
    let filter = window.find("filter").await;
    filter.clear().await.unwrap();
    filter.send_keys(&agent.name).await.unwrap();
    let row = format!("[data-testid=agents-grid] [data-id='{}']", agent.id);
    let button = format!("{row} [data-testid=row-actions]");
    window.until_there(&button).await;
    window.client.find(Locator::Css(&button)).await.unwrap().click().await.unwrap();
    window.until_there("[data-testid=action-menu] [role=menuitem]").await;
}

/// Asks for an action on an agent, by its menu, and says yes where that is asked for.
pub(crate) async fn ask(window: &Window, agent: &AgentTruth, action: &str) {
    menu(window, agent).await;
    if action == "setStatus" {
        window.click("offer-setStatus").await;
        // Away, for lunch.
        window.click("status-3-2").await;
        return;
    }
    window.click(&format!("offer-{action}")).await;
    if !matches!(action, "suspend" | "resume" | "leave") {
        window.click("confirm-yes").await;
    }
}

/// Asks for it once more, where its card offers that, and confirms what concerns a conversation.
pub(crate) async fn ask_again(window: &Window, action: &str, state: &str) {
    let button = format!("{} [data-testid=again]", card(action, state));
    window.until_there(&button).await;
    window.client.find(Locator::Css(&button)).await.unwrap().click().await.unwrap();
    if !matches!(action, "setStatus" | "suspend" | "resume" | "leave") {
        // It is said anew who will hear what.
        window.click("confirm-yes").await;
    }
}

/// The words of a card.
pub(crate) async fn words(window: &Window, action: &str, state: &str) -> String {
    let script = "return document.querySelector(arguments[0]).textContent";
    let text = window.run(script, vec![json!(card(action, state))]).await;
    text.as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes away every card that can be.
pub(crate) async fn dismiss_all(window: &Window) {
    let script =
        "for (const one of document.querySelectorAll('[data-testid=dismiss]')) one.click();";
    window.run(script, vec![]).await;
    window.until_gone("[data-testid=outcome]").await;
}

/// Agents to act on: two who wait for a session, and two in calls that can be joined and recorded.
pub(crate) struct Cast {
    pub(crate) idle: [AgentTruth; 2],
    pub(crate) talking: [AgentTruth; 2],
}

impl Cast {
    pub(crate) fn of(story: &Story) -> Self {
        let truth = story.simulator.truth();
        let idle = |agent: &&AgentTruth| agent.status == "available" && !agent.suspended;
        let talking = |agent: &&AgentTruth| {
            agent.sessions.len() == 1
                && agent.sessions.iter().all(|one| {
                    one.status == "Active"
                        && one.agent == Some(agent.id)
                        && one.can_be_joined
                        && one.can_be_recorded
                        && !one.recording
                })
        };
        let two = |which: &dyn Fn(&&AgentTruth) -> bool| -> [AgentTruth; 2] {
            let all = truth.agents.iter().filter(|agent| agent.id != 1 && which(agent));
            let found: Vec<_> = all.take(2).cloned().collect();
            found.try_into().expect("two of them")
        };
        Self { idle: two(&idle), talking: two(&talking) }
    }
}

/// Whether the user has barged in; nothing that is pushed says so, the session's record does.
pub(crate) async fn has_barged_in(simulator: &Simulator, session: i64) -> bool {
    let call = GetSession { session, parts: SessionParts::default() };
    let record = caller(simulator).await.send(&call).await.unwrap();
    let parts = record.agents.map(|list| list.0).unwrap_or_default();
    parts.iter().any(|part| {
        let how = part.agent_participation_type_id.map(|id| id.0);
        part.agent_id.is_some_and(|id| id.0 == 1) && how == Some(10)
    })
}

/// What an action is to have changed, by the simulator's truth.
pub(crate) fn is_done(simulator: &Simulator, agent: &AgentTruth, action: &str) -> bool {
    let truth = simulator.truth();
    let agent = truth.agent(agent.id).unwrap();
    let session = agent.sessions.first();
    let has = |is: fn(&connect_simulator::SessionTruth) -> bool| session.is_some_and(is);
    match action {
        "setStatus" => agent.status == "unavailable" && agent.reason.is_some(),
        "suspend" => agent.suspended,
        "resume" => !agent.suspended,
        "silentJoin" => has(|one| one.silent_joined),
        "whisper" => has(|one| one.whisper_joined),
        "leave" => has(|one| !one.silent_joined && !one.whisper_joined),
        "startRecording" => has(|one| one.recording),
        "stopRecording" => has(|one| !one.recording),
        other => panic!("{other} is no action"),
    }
}
