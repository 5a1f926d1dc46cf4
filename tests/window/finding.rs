//! Going to what matters: by the palette, by an alert, by what is looked at.

use std::collections::BTreeSet;
use std::time::Duration;

use connect_simulator::{Options, Simulator};
use connect_tests::caller::caller;
use connect_tests::expected::{Cells, agents, queues};
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};
use connect_webapi::methods::Search;
use fantoccini::key::Key;
use serde_json::json;

use crate::story::{Story, centre, live};

/// Waits until this row is there, selected, and its table has the keyboard.
async fn until_selected(window: &Window, grid: &str, id: i64) {
    let row = format!("[data-testid={grid}] [data-id='{id}'][aria-selected=true]");
    window.until_there(&row).await;
    window.until_focused(grid).await;
}

/// Waits until what is chosen in the palette is this.
async fn until_chosen(window: &Window, entry: &str) {
    window.until_there(&format!("[data-entry='{entry}'][aria-selected=true]")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn palette_alerts_and_scope_lead_to_what_they_name() {
    within_limit(async {
        let kept = Options { message_buffer: 1_000_000, ..Options::default() };
        let Some(story) = live(centre(kept).await).await else { return };
        palette(&story).await;
        alerts(&story).await;
        scope(&story).await;
        story.window.close().await;
    })
    .await;
}

/// What the tables have is found at once, what only the server knows when it has answered; with the
/// server gone, the rest is there all the same.
async fn palette(story: &Story) {
    let (window, simulator) = (&story.window, &story.simulator);
    let truth = simulator.truth();
    let wanted = &truth.agents[truth.agents.len() - 1];
    window.control("k").await;
    window.until_focused("palette-input").await;
    window.press(&wanted.name).await;
    until_chosen(window, &format!("agent-{}", wanted.id)).await;
    window.key(Key::Enter).await;
    window.until_there("[data-testid=agent-panel]").await;
    let within = "return !!document.activeElement?.closest(arguments[0])";
    window.until_true("the agent has the keyboard", within, "[data-testid=agent-panel]").await;
    window.key(Key::Escape).await;
    window.until_gone("aside").await;

    // No table has the address.
    let search = Search::new(&wanted.name).unwrap();
    let found = caller(simulator).await.send(&search).await.unwrap().agents_found.unwrap();
    let found = found.iter().find(|one| one.id.is_some_and(|id| id.0 == wanted.id)).unwrap();
    let address = found.email_address.as_ref().unwrap().0.clone();
    let before = asked(simulator);
    window.control("k").await;
    window.until_focused("palette-input").await;
    window.press(&address).await;
    until_chosen(window, &format!("agent-{}", wanted.id)).await;
    assert!(asked(simulator) > before, "the server was asked");
    window.key(Key::Escape).await;
    window.until_gone("[data-testid=palette-input]").await;

    simulator.set_fault("Q1", connect_simulator::Fault::status(404));
    let queue = &truth.queues[0];
    window.control("k").await;
    window.until_focused("palette-input").await;
    window.press(&queue.name).await;
    window.until_attribute("palette-server", "data-state", "unreachable").await;
    until_chosen(window, &format!("queue-{}", queue.id)).await;
    window.key(Key::Enter).await;
    until_selected(window, "queues-grid", queue.id).await;
    simulator.clear_faults();
}

fn asked(simulator: &Simulator) -> u64 {
    simulator.counters().round_trips.get("Q1").copied().unwrap_or_default()
}

/// Alerts come in, are counted where they can be seen, and lead to their rows.
async fn alerts(story: &Story) {
    let (window, simulator) = (&story.window, &story.simulator);
    window.until_gone("[data-testid=badge-alerts]").await;
    simulator.advance(Duration::from_secs(3600));
    window.find("badge-alerts").await;
    window.click("nav-alerts").await;
    window.until_gone("[data-testid=badge-alerts]").await;
    let script = "const go = document.querySelector('[data-testid=alert-go]'); \
        return go && go.closest('li').querySelector('.text').textContent";
    let text = until("an alert", || async {
        let found = window.run(script, vec![]).await;
        found.as_str().map(str::to_owned).ok_or_else(|| found.to_string())
    })
    .await;
    let truth = simulator.truth();
    let named = truth.queues.iter().filter(|queue| text.contains(&queue.name));
    let queue = named.max_by_key(|queue| queue.name.len());
    let agent = truth.agents.iter().find(|agent| text.contains(&agent.name));
    window.click("alert-go").await;
    match (queue, agent) {
        (_, Some(agent)) => until_selected(window, "agents-grid", agent.id).await,
        (Some(queue), None) => until_selected(window, "queues-grid", queue.id).await,
        (None, None) => panic!("whose alert is {text:?}?"),
    }
}

/// The first team that has not all the queues: its id, its name, and its rows.
pub(crate) struct Team {
    pub(crate) id: i64,
    pub(crate) name: String,
}

impl Team {
    pub(crate) fn of(simulator: &Simulator) -> Self {
        let truth = simulator.truth();
        let fits = |team: i64| {
            truth.queues.iter().any(|queue| queue.teams.contains(&team))
                && truth.queues.iter().any(|queue| !queue.teams.contains(&team))
        };
        let first = truth.agents.iter().find(|agent| fits(agent.team)).expect("a team");
        Self { id: first.team, name: first.team_name.clone() }
    }

    pub(crate) fn queues(&self, simulator: &Simulator) -> Cells {
        let truth = simulator.truth();
        let own = truth.queues.iter().filter(|queue| queue.teams.contains(&self.id));
        let own: BTreeSet<i64> = own.map(|queue| queue.id).collect();
        // Agents of other teams are not looked at: who serves a queue cannot be told in full.
        let cells = queues(&truth).into_iter().filter(|(id, _)| own.contains(id));
        cells
            .map(|(id, mut cells)| {
                cells.remove("agents");
                (id, cells)
            })
            .collect()
    }

    pub(crate) fn agents(&self, simulator: &Simulator) -> Cells {
        let truth = simulator.truth();
        let own = truth.agents.iter().filter(|agent| agent.team == self.id);
        let own: BTreeSet<i64> = own.map(|agent| agent.id).collect();
        agents(&truth).into_iter().filter(|(id, _)| own.contains(id)).collect()
    }

    /// Looks at this team alone, by the search in the tree.
    pub(crate) async fn look(&self, window: &Window) {
        window.click("scope").await;
        window.until_focused("scope-search").await;
        window.press(&self.name).await;
        let line = format!("[data-line$='/team{}']", self.id);
        window.until_there(&line).await;
        window.press_until_focused(Key::Tab, "scope-tree").await;
        let script = "const tree = document.querySelector('[data-testid=scope-tree]'); \
            const at = document.getElementById(tree.getAttribute('aria-activedescendant')); \
            return at.matches(arguments[0])";
        for presses in 0.. {
            assert!(presses < 20, "the arrows lead to the team");
            if window.run(script, vec![json!(line)]).await == json!(true) {
                break;
            }
            window.key(Key::Down).await;
        }
        window.key(Key::Enter).await;
        window.until_gone("[data-testid=scope-panel]").await;
    }

    /// Waits until both tables show the team, as the truth has it, and nothing else.
    pub(crate) async fn until_shown(&self, window: &Window, simulator: &Simulator) {
        window.click("nav-queues").await;
        window.until_table("queues-grid", || self.queues(simulator)).await;
        window.click("nav-agents").await;
        window.until_table("agents-grid", || self.agents(simulator)).await;
    }
}

/// One team alone, kept as a view; everything again; and the view.
async fn scope(story: &Story) {
    let (window, simulator) = (&story.window, &story.simulator);
    let team = Team::of(simulator);
    team.look(window).await;
    team.until_shown(window, simulator).await;
    window.until_said("scope-name", &team.name).await;
    window.click("scope").await;
    window.click("view-new").await;
    window.until_focused("view-name").await;
    window.press(&format!("Mine{}", char::from(Key::Enter))).await;
    window.find("view").await;
    window.click("scope-everything").await;
    window.click("scope-apply").await;
    window.until_table("agents-grid", || agents(&simulator.truth())).await;
    window.click("scope").await;
    window.click("view").await;
    simulator.advance(Duration::from_secs(60));
    team.until_shown(window, simulator).await;
    window.until_said("scope-name", "Mine").await;
}
