//! The application without a window: a feed that draws nothing, keeps what it is told, and
//! acknowledges at once.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use connect_app::{App, AppOptions, ClientLog, Sink, Vault};
use connect_ipc::{
    AckArgs, ActionsView, AgentRow, AlertView, AlertsState, Batch, ColumnsView, ConnectionState,
    ConnectionView, Failure, GroupRow, Handlers, LeadView, MessagesView, OwnStatusView, PauseView,
    Phase, ProfileView, QueueRow, RowsView, SessionRow, Settings, SignInArgs, SignInView, SumsView,
    UnsavedSession,
};
use connect_simulator::{Simulator, Truth};
use keyring_core::mock;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout, timeout_at};

use crate::expected::{differs, sums_differ};
use crate::shell::Shell;
use crate::wait::LIMIT;

struct Feed(mpsc::UnboundedSender<Batch>);

impl Sink for Feed {
    fn send(&self, batch: Batch) -> bool {
        self.0.send(batch).is_ok()
    }
}

/// What a window would show.
#[derive(Debug, Default, Clone)]
pub struct Screen {
    /// The screen.
    pub phase: Option<Phase>,
    /// The connection light.
    pub connection: Option<ConnectionView>,
    /// Milliseconds to add to this computer's clock to get the server's.
    pub clock: Option<i64>,
    /// The sign-in.
    pub sign_in: Option<SignInView>,
    /// The settings.
    pub settings: Option<Settings>,
    /// The columns.
    pub columns: Option<ColumnsView>,
    /// The language.
    pub messages: Option<MessagesView>,
    /// Who is signed in.
    pub profile: Option<ProfileView>,
    /// The feed of alerts.
    pub alerts: Vec<AlertView>,
    /// Whether alerts are received.
    pub alerts_state: Option<AlertsState>,
    /// The user's own status, where no row has it.
    pub own: Option<OwnStatusView>,
    /// Where the window was led last.
    pub lead: Option<LeadView>,
    /// The pause of all updates.
    pub pause: Option<PauseView>,
    /// What the user should know.
    pub notice: Option<Failure>,
    /// What the user does.
    pub actions: ActionsView,
    /// The Queues table.
    pub queues: HashMap<i64, QueueRow>,
    /// The Agents table.
    pub agents: HashMap<i64, AgentRow>,
    /// The Sessions table.
    pub sessions: HashMap<i64, SessionRow>,
    /// What was typed and is not saved.
    pub unsaved: Vec<UnsavedSession>,
    /// The server's sums over both tables.
    pub sums: Option<SumsView>,
    /// The groups of queues.
    pub groups: HashMap<i64, GroupRow>,
    /// How many sessions waited in the last minutes, by minute and queue.
    pub trends: BTreeMap<i64, HashMap<i64, f64>>,
    /// How many batches came.
    pub batches: u32,
    /// The most rows that one of them had.
    pub most_rows: usize,
}

impl Screen {
    /// The state of the connection light.
    pub fn state(&self) -> Option<ConnectionState> {
        self.connection.as_ref().map(|connection| connection.state)
    }

    /// Why the sign-in failed.
    pub fn failure(&self) -> Option<&Failure> {
        self.sign_in.as_ref()?.failure.as_ref()
    }

    /// Whether updates are stopped.
    pub fn paused(&self) -> bool {
        self.pause.is_some_and(|pause| pause.since.is_some())
    }

    fn apply(&mut self, batch: Batch) {
        self.batches += 1;
        self.phase = batch.phase.or(self.phase);
        self.settings = batch.settings.or(self.settings.take());
        self.connection = batch.connection.or(self.connection.take());
        self.clock = batch.clock_offset.or(self.clock);
        self.sign_in = batch.sign_in.or(self.sign_in.take());
        self.columns = batch.columns.or(self.columns.take());
        self.messages = batch.messages.or(self.messages.take());
        self.profile = batch.profile.or(self.profile.take());
        if let Some(alerts) = batch.alerts {
            if alerts.reset {
                self.alerts.clear();
            }
            self.alerts.extend(alerts.added);
            self.alerts_state = Some(alerts.state);
        }
        self.own = batch.own.or(self.own.take());
        self.lead = batch.lead.or(self.lead);
        self.pause = batch.pause.or(self.pause);
        self.notice = batch.notice.or(self.notice.take());
        self.actions = batch.actions.unwrap_or(std::mem::take(&mut self.actions));
        self.sums = batch.sums.or(self.sums.take());
        merge(&mut self.groups, batch.groups, |row| row.id);
        if let Some(trends) = batch.trends {
            if trends.reset {
                self.trends.clear();
            }
            let minutes = trends.minutes.into_iter();
            self.trends.extend(minutes.map(|one| (one.minute, one.waiting.into_iter().collect())));
        }
        let queues = merge(&mut self.queues, batch.queues, |row| row.id);
        let agents = merge(&mut self.agents, batch.agents, |row| row.id);
        merge(&mut self.sessions, batch.sessions, |row| row.id);
        self.unsaved = batch.unsaved.unwrap_or(std::mem::take(&mut self.unsaved));
        self.most_rows = self.most_rows.max(queues + agents);
    }
}

/// That the screen is live and shows this truth.
pub fn is_true(screen: &Screen, truth: &Truth) -> Result<(), String> {
    match screen.state() {
        Some(ConnectionState::Live) => {
            differs(screen, truth)?;
            sums_differ(screen, truth)
        }
        other => Err(format!("{other:?}")),
    }
}

/// Lays the rows on those there are; answers how many came.
fn merge<R>(
    rows: &mut HashMap<i64, R>,
    view: Option<RowsView<R>>,
    id: impl Fn(&R) -> i64,
) -> usize {
    let Some(view) = view else { return 0 };
    let came = view.upsert.len();
    if view.reset {
        rows.clear();
    }
    rows.extend(view.upsert.into_iter().map(|row| (id(&row), row)));
    for gone in view.removed {
        rows.remove(&gone);
    }
    came
}

/// A keyring in memory.
pub fn keyring() -> Vault {
    Vault::of_store(mock::Store::new().expect("a keyring"))
}

/// The application with its feed.
pub struct Desk {
    /// The application.
    pub app: App,
    /// What a window would show.
    pub screen: Screen,
    /// The states that the connection light has shown, the latest last.
    pub states: Vec<ConnectionState>,
    batches: mpsc::UnboundedReceiver<Batch>,
    shell: Shell,
}

impl Desk {
    /// Starts the application on a folder, signing in if told where.
    pub async fn start(folder: &Path, sign_in: Option<SignInArgs>) -> Self {
        Self::start_with(folder, sign_in, ClientLog::default()).await
    }

    /// The same with what the server is to be told of the trace.
    pub async fn start_with(
        folder: &Path,
        sign_in: Option<SignInArgs>,
        client_log: ClientLog,
    ) -> Self {
        Self::start_at(folder, sign_in, client_log, keyring()).await
    }

    /// The same with a keyring that other starts know, too.
    pub async fn start_at(
        folder: &Path,
        sign_in: Option<SignInArgs>,
        client_log: ClientLog,
        vault: Vault,
    ) -> Self {
        let shell = Shell::default();
        let app = App::start(AppOptions {
            folder: folder.to_owned(),
            downloads: folder.join("downloads"),
            sign_in,
            demo: false,
            language: None,
            client_log,
            vault,
            sample: Arc::new(shell.clone()),
            opener: Arc::new(shell.clone()),
            notifier: Arc::new(shell.clone()),
            on_painted: Box::new(|_| {}),
        })
        .await;
        let (feed, batches) = mpsc::unbounded_channel();
        app.open_feed(Box::new(Feed(feed))).await;
        Self { app, screen: Screen::default(), states: Vec::new(), batches, shell }
    }

    /// What was done outside of the application.
    pub fn shell(&self) -> &Shell {
        &self.shell
    }

    /// Takes batches until the screen is as wanted.
    pub async fn until(&mut self, what: &str, wanted: impl Fn(&Screen) -> bool) -> &Screen {
        let said = |screen: &Screen| {
            let (state, failure) = (screen.state(), screen.failure());
            format!("{:?} {state:?} {failure:?}, {} batches", screen.phase, screen.batches)
        };
        self.until_ok(what, |screen| wanted(screen).then_some(()).ok_or_else(|| said(screen))).await
    }

    /// Takes batches until the screen is as wanted; an error says how it is not.
    pub async fn until_ok(
        &mut self,
        what: &str,
        wanted: impl Fn(&Screen) -> Result<(), String>,
    ) -> &Screen {
        while let Err(why) = wanted(&self.screen) {
            let batch = timeout(LIMIT, self.batches.recv()).await;
            let Ok(Some(batch)) = batch else { panic!("{what}: {why}") };
            self.draw(batch).await;
        }
        &self.screen
    }

    /// Takes batches until the screen is as wanted, for this long at most; then what it is.
    pub async fn within<W, E>(&mut self, limit: Duration, mut wanted: W) -> Result<(), E>
    where
        W: FnMut(&Screen) -> Result<(), E>,
    {
        let over = Instant::now() + limit;
        loop {
            let answer = wanted(&self.screen);
            if answer.is_ok() {
                return answer;
            }
            match timeout_at(over, self.batches.recv()).await {
                Ok(Some(batch)) => self.draw(batch).await,
                _ => return answer,
            }
        }
    }

    /// The last states that the connection light has shown.
    pub fn lately(&self) -> &[ConnectionState] {
        &self.states[self.states.len().saturating_sub(12)..]
    }

    /// Takes what comes within this time.
    pub async fn look(&mut self, time: Duration) {
        // It wants what cannot be.
        let _ = self.within(time, |_| Err(())).await;
    }

    async fn draw(&mut self, batch: Batch) {
        self.note(batch.clone());
        self.acknowledge(&batch).await;
    }

    fn note(&mut self, batch: Batch) {
        self.screen.apply(batch);
        if let Some(state) = self.screen.state()
            && self.states.last() != Some(&state)
        {
            self.states.push(state);
        }
    }

    /// Takes batches until the board is live and shows the simulator's truth.
    pub async fn until_true(&mut self, what: &str, simulator: &Simulator) -> &Screen {
        self.until_ok(what, |screen| is_true(screen, &simulator.truth())).await
    }

    /// Takes batches until the board is live.
    pub async fn until_live(&mut self) -> &Screen {
        self.until("live", |screen| screen.state() == Some(ConnectionState::Live)).await
    }

    /// Says that the last batch was drawn.
    pub async fn acknowledge(&self, batch: &Batch) {
        self.app.ack(AckArgs { seq: batch.seq }).await.expect("acknowledged");
    }

    /// Takes one batch without acknowledging it; none if none comes for this long.
    pub async fn take(&mut self, limit: Duration) -> Option<Batch> {
        let batch = timeout(limit, self.batches.recv()).await.ok().flatten()?;
        self.note(batch.clone());
        Some(batch)
    }
}
