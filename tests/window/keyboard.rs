//! A team lead without a mouse: nothing but keys goes to the window, no click, and no script that
//! moves the keyboard.

use std::time::Duration;

use connect_simulator::{AgentTruth, Options, QueueTruth, SessionTruth, Simulator};
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};
use fantoccini::key::Key;
use serde_json::json;

use crate::story::{centre, live};

/// Moves the centre's time until the queue with the longest wait has somebody to whisper to.
fn until_busy(simulator: &Simulator) -> (QueueTruth, SessionTruth) {
    for _ in 0..200 {
        let truth = simulator.truth();
        let longest = truth.queues.iter().filter(|queue| queue.waiting_since.is_some());
        let longest = longest.min_by_key(|queue| queue.waiting_since).cloned();
        if let Some(queue) = longest
            && let Some(session) = queue.sessions.iter().find(|session| is_open(session))
        {
            return (queue.clone(), session.clone());
        }
        simulator.advance(Duration::from_secs(30));
    }
    panic!("nobody talks while somebody waits");
}

/// Whether it can be joined and recorded, and is not yet.
fn is_open(session: &SessionTruth) -> bool {
    session.status == "Active"
        && session.agent.is_some_and(|agent| agent != 1)
        && session.can_be_joined
        && session.can_be_recorded
        && !session.recording
}

/// The session as the agent's entry has it.
fn now(simulator: &Simulator, session: &SessionTruth) -> SessionTruth {
    let truth = simulator.truth();
    let agent = truth.agent(session.agent.unwrap()).unwrap();
    agent.sessions.iter().find(|one| one.id == session.id).unwrap().clone()
}

/// Takes an action in the menu that is open, by the arrows.
async fn choose(window: &Window, action: &str) {
    let item = format!("offer-{action}");
    window.until_there(&format!("[data-testid=action-menu] [data-testid={item}]")).await;
    window.until_true("the menu", "return document.activeElement?.role === 'menuitem'", "").await;
    window.press_until_focused(Key::Down, &item).await;
    window.key(Key::Enter).await;
}

/// Takes an action on what is open by its words, in the palette.
async fn find(window: &Window, words: &str, action: &str) {
    window.control("k").await;
    window.until_focused("palette-input").await;
    window.until_there("[data-entry=actions-on][aria-selected=true]").await;
    window.key(Key::Enter).await;
    window.until_there(&format!("[data-entry^={action}]")).await;
    window.press(words).await;
    window.until_there(&format!("[data-entry^={action}][aria-selected=true]")).await;
    window.key(Key::Enter).await;
}

async fn until_outcome(window: &Window, action: &str, state: &str) {
    let card = format!("[data-testid=outcome][data-action={action}][data-state={state}]");
    window.until_there(&card).await;
}

/// Finds the queue in which somebody waits longest, and opens its first conversation.
async fn open_the_session(window: &Window, queue: &QueueTruth, session: &SessionTruth) {
    window.control("1").await;
    window.until_focused("queues-grid").await;
    let first = format!("[data-testid=queues-grid] [aria-rowindex='2'][data-id='{}']", queue.id);
    window.until_there(&first).await;
    window.key(Key::Down).await;
    window.key(Key::Enter).await;
    window.until_there("[data-testid=queue-panel]").await;
    window.until_there("[data-testid=queue-sessions] button").await;
    let within = "return !!document.activeElement?.closest(arguments[0])";
    let list = "[data-testid=queue-sessions]";
    for presses in 0.. {
        assert!(presses < 8, "the sessions are few presses of the Tab key away");
        if window.run(within, vec![json!(list)]).await == json!(true) {
            break;
        }
        window.key(Key::Tab).await;
    }
    // Who waits comes first; nobody can be whispered to there.
    let talks = "const at = document.activeElement; \
        return at.textContent.includes(arguments[0])";
    for presses in 0.. {
        assert!(presses <= queue.sessions.len(), "the arrows lead to every session");
        if window.run(talks, vec![json!(session.customer)]).await == json!(true) {
            break;
        }
        window.key(Key::Down).await;
    }
    window.key(Key::Enter).await;
    let state = "[data-testid=session-panel][data-state=active]";
    window.until_there(state).await;
    let inside = "return !!document.activeElement?.closest('[data-testid=session-panel]')";
    window.until_true("the session has the keyboard", inside, "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_longest_wait_leads_to_whispering_recording_and_leaving() {
    within_limit(async {
        let simulator = centre(Options::default()).await;
        let (queue, session) = until_busy(&simulator);
        let Some(story) = live(simulator).await else { return };
        let (window, simulator) = (&story.window, &story.simulator);
        let now = || now(simulator, &session);

        open_the_session(window, &queue, &session).await;
        window.press(".").await;
        choose(window, "whisper").await;
        window.until_focused("confirm-yes").await;
        let what = window.said("confirm-what").await;
        assert_eq!(what, "The agent will hear you. The customer will not.");
        assert!(!now().whisper_joined, "nothing is done before it is confirmed");
        window.key(Key::Enter).await;
        until_outcome(window, "whisper", "confirmed").await;
        assert!(now().whisper_joined);
        window.until_attribute("joined", "data-how", "whisper").await;

        find(window, "start rec", "startRecording").await;
        window.until_focused("confirm-yes").await;
        assert!(!now().recording);
        window.key(Key::Enter).await;
        until_outcome(window, "startRecording", "confirmed").await;
        assert!(now().recording);

        window.press(".").await;
        choose(window, "leave").await;
        until_outcome(window, "leave", "confirmed").await;
        window.until_gone("[data-testid=joined]").await;
        assert!(!now().whisper_joined && now().recording);

        // Back the way it came, to the table.
        window.key(Key::Escape).await;
        window.until_there("[data-testid=queue-panel]").await;
        let inside = "return !!document.activeElement?.closest('[data-testid=queue-panel]')";
        window.until_true("the queue has the keyboard", inside, "").await;
        window.key(Key::Escape).await;
        window.until_focused("queues-grid").await;

        let truth = simulator.truth();
        listen_from_the_row(window, truth.agent(session.agent.unwrap()).unwrap(), now).await;
        window.control("5").await;
        window.until_focused("journal-grid").await;
        let done = ["leave", "silentJoin", "leave", "startRecording", "whisper"];
        until_journal(window, &done).await;
        story.window.close().await;
    })
    .await;
}

/// The same from the table of agents, with its filter.
async fn listen_from_the_row(window: &Window, agent: &AgentTruth, now: impl Fn() -> SessionTruth) {
    window.control("2").await;
    window.until_focused("agents-grid").await;
    window.press("/").await;
    window.until_focused("filter").await;
    window.press(&agent.name).await;
    let one = "return document.querySelectorAll(arguments[0]).length === 1";
    window.until_true("one row", one, "[data-testid=agents-grid] [data-id]").await;
    window.press_until_focused(Key::Tab, "agents-grid").await;
    window.key(Key::Down).await;
    window.press(".").await;
    choose(window, "silentJoin").await;
    window.until_focused("confirm-yes").await;
    assert_eq!(
        window.said("confirm-what").await,
        "You will hear the customer and the agent. Nobody will hear you."
    );
    window.key(Key::Enter).await;
    until_outcome(window, "silentJoin", "confirmed").await;
    assert!(now().silent_joined);
    window.until_focused("agents-grid").await;
    window.press(".").await;
    choose(window, "leave").await;
    window.until_gone("[data-testid=joined]").await;
    assert!(!now().silent_joined);
}

/// Waits until the journal has these, the newest first, all of them confirmed.
async fn until_journal(window: &Window, actions: &[&str]) {
    let wanted: Vec<_> = actions.iter().map(|action| json!([action, "confirmed"])).collect();
    until("the journal", || async {
        let script = "return [...document.querySelectorAll(\
            '[data-testid=journal-grid] tbody tr')]\
            .map((row) => [row.dataset.action, row.dataset.state])";
        let found = window.run(script, vec![]).await;
        if found == json!(wanted) { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
}
