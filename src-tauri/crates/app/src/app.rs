//! The handle the shell holds: starts everything and answers the commands.

mod acting;
mod sessions;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use connect_auth::{Logon, Vault};
use connect_cache::Cache;
use connect_ipc::{
    AckArgs, ActArgs, AgentArgs, AgentPlaceView, AgentView, DoctorReport, EditField, EditValue,
    EditsView, ExportArgs, ExportView, Failure, Handlers, HistoryArgs, HistoryPage, JournalArgs,
    JournalPage, KeepDraftArgs, LogonView, NoArgs, OffersView, OpenScreenPopArgs,
    OpenSoftphoneArgs, OrganisationView, Painted, PaintedArgs, PauseArgs, QueueArgs,
    QueueTrendView, SaveDispositionsArgs, SaveExtraItemsArgs, SaveNotesArgs, SearchArgs,
    SearchView, SessionArgs, SessionView, Settings, SettingsArgs, SignInArgs, StartView,
    StatusChoice, TranscriptArgs, TranscriptLine, TrustArgs, VisibleArgs,
};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::agent_view;
use crate::client_log::ClientLog;
use crate::console::{Beginning, Console, Order};
use crate::doctor::{Doctor, DoctorOptions, MethodCheck};
use crate::export;
use crate::failure::{kind, of_keyring};
use crate::feed::Sink;
use crate::notifier::Notifier;
use crate::opener::Opener;
use crate::organisation;
use crate::sample::SampleServer;
use crate::search::search;
use crate::settings_file::{self, Saved};
use crate::shelf::user_of;

/// Orders on their way.
const ORDERS: usize = 64;

/// What the user changes is on the disk before that is answered, unless the disk hangs.
const KEPT_WITHIN: Duration = Duration::from_secs(1);

/// How to start.
pub struct AppOptions {
    /// Where settings and the offline store are kept.
    pub folder: PathBuf,
    /// Where tables are written that the user takes along.
    pub downloads: PathBuf,
    /// Given on the command line: goes before the settings.
    pub sign_in: Option<SignInArgs>,
    /// Begin on sample data.
    pub demo: bool,
    /// Speak this language, whatever the settings say.
    pub language: Option<String>,
    /// What is told to the server of this program's warnings and errors.
    pub client_log: ClientLog,
    /// Where passwords are kept that the user wants kept.
    pub vault: Vault,
    /// Starts the built-in simulator.
    pub sample: Arc<dyn SampleServer>,
    /// Opens what belongs outside of this program.
    pub opener: Arc<dyn Opener>,
    /// Tells the user what happens, outside of the window.
    pub notifier: Arc<dyn Notifier>,
    /// Told what was painted.
    pub on_painted: Box<dyn Fn(Painted) + Send + Sync>,
}

/// The running application. Clones share it.
#[derive(Clone)]
pub struct App {
    orders: mpsc::Sender<Order>,
    vault: Vault,
    downloads: PathBuf,
    sample: Arc<dyn SampleServer>,
    opener: Arc<dyn Opener>,
    on_painted: Arc<dyn Fn(Painted) + Send + Sync>,
}

impl App {
    /// Starts the application on the current runtime.
    pub async fn start(options: AppOptions) -> Self {
        let (mut config, unread) = settings_file::read(&options.folder).await;
        let client_log = options.client_log;
        client_log.set_on(config.settings.client_logs);
        let (cache, notice) = open_cache(&options.folder);
        let known = SignInArgs {
            server: config.settings.server.clone(),
            client_id: config.settings.client_id.clone(),
            allow_http: config.settings.allow_http,
            account: None,
        };
        let again = !config.signed_out && !known.server.is_empty() && !known.client_id.is_empty();
        let mut sign_in = options.sign_in.or_else(|| again.then_some(known));
        if let Some(args) = sign_in.as_mut().filter(|args| args.account.is_none()) {
            args.account = config.remembered_at(&args.server);
        }
        if let Some(args) = &sign_in {
            config.move_to(&args.server, &user_of(args));
            config.settings.client_id.clone_from(&args.client_id);
            config.settings.allow_http = args.allow_http;
        }
        let (orders, received) = mpsc::channel(ORDERS);
        let sign_in = sign_in.filter(|_| !options.demo);
        let (folder, language, vault) = (options.folder, options.language, options.vault.clone());
        let notifier = options.notifier;
        let beginning = Beginning {
            folder,
            config,
            blocked: unread.is_some(),
            cache,
            notice: notice.or(unread),
            language,
            sign_in,
            client_log,
            vault,
            notifier,
        };
        Console::start(beginning, received);
        let on_painted = Arc::from(options.on_painted);
        let AppOptions { vault, downloads, sample, opener, .. } = options;
        let app = Self { orders, vault, downloads, sample, opener, on_painted };
        if options.demo
            && let Err(failure) = app.explore(NoArgs {}).await
        {
            tracing::error!(?failure, kind = kind(&failure), "no sample data");
        }
        app
    }

    /// Feeds a window from now on.
    pub async fn open_feed(&self, sink: Box<dyn Sink>) {
        self.order(Order::OpenFeed(sink)).await;
    }

    /// Writes everything to the store; to be waited for before the program ends.
    pub async fn finish(&self) {
        let (reply, done) = oneshot::channel();
        self.order(Order::Finish(reply)).await;
        // Nothing is left to be written if the console is gone.
        let _ = done.await;
    }

    async fn order(&self, order: Order) {
        if self.orders.send(order).await.is_err() {
            tracing::error!("the console's task has ended");
        }
    }

    async fn ask<T>(&self, order: impl FnOnce(oneshot::Sender<T>) -> Order) -> Result<T, Failure> {
        let (reply, answer) = oneshot::channel();
        self.order(order(reply)).await;
        answer.await.map_err(|_| Failure::Fault { log_id: "console".to_owned() })
    }
}

/// What went wrong is told by the feed; a disk that hangs keeps nobody waiting.
async fn until_kept(saved: Option<Saved>) {
    if let Some(saved) = saved {
        drop(timeout(KEPT_WITHIN, saved).await);
    }
}

/// A store that cannot be used is replaced by one in memory: the console works without it, and the
/// user is told.
fn open_cache(folder: &Path) -> (Option<Cache>, Option<Failure>) {
    match Cache::open(folder) {
        Ok(opened) => {
            if let Some(path) = opened.set_aside {
                tracing::warn!(path = %path.display(), "offline store was corrupt; set aside");
            }
            (Some(opened.cache), None)
        }
        Err(error) => {
            tracing::warn!(%error, "offline store cannot be used");
            let notice = Failure::CacheUnusable { detail: error.to_string() };
            (Cache::in_memory().ok(), Some(notice))
        }
    }
}

impl Handlers for App {
    async fn start(&self, _: NoArgs) -> Result<StartView, Failure> {
        self.ask(Order::Start).await
    }

    async fn sign_in(&self, args: SignInArgs) -> Result<(), Failure> {
        self.ask(|reply| Order::SignIn(args, reply)).await?
    }

    async fn logon(&self, _: NoArgs) -> Result<LogonView, Failure> {
        let (logon, keyring) = tokio::join!(Logon::current(), self.vault.look());
        Ok(LogonView {
            domain: logon.as_ref().is_some_and(|logon| logon.domain),
            user: logon.map(|logon| logon.name),
            keyring: keyring.err().map(|error| of_keyring(&error)),
        })
    }

    async fn explore(&self, _: NoArgs) -> Result<(), Failure> {
        let sample = self.sample.start().await?;
        self.ask(|reply| Order::Explore(sample, reply)).await?
    }

    async fn sign_out(&self, _: NoArgs) -> Result<(), Failure> {
        self.order(Order::SignOut).await;
        Ok(())
    }

    async fn forget(&self, _: NoArgs) -> Result<(), Failure> {
        self.order(Order::Forget).await;
        Ok(())
    }

    async fn trust_host(&self, args: TrustArgs) -> Result<(), Failure> {
        until_kept(self.ask(|reply| Order::Trust(args.host, reply)).await??).await;
        Ok(())
    }

    async fn retry(&self, _: NoArgs) -> Result<(), Failure> {
        self.order(Order::Retry).await;
        Ok(())
    }

    async fn diagnose(&self, args: SignInArgs) -> Result<DoctorReport, Failure> {
        let config = self.ask(Order::Config).await?;
        let language = config.settings.language.clone();
        let options = DoctorOptions {
            sign_in: args,
            config,
            watch: None,
            language,
            methods: MethodCheck::None,
            transport: None,
            vault: self.vault.clone(),
        };
        Ok(Doctor::new(options).run(|_| {}).await)
    }

    async fn ack(&self, args: AckArgs) -> Result<(), Failure> {
        self.order(Order::Ack(args.seq)).await;
        Ok(())
    }

    async fn set_visible(&self, args: VisibleArgs) -> Result<(), Failure> {
        self.order(Order::Visible(args.visible)).await;
        Ok(())
    }

    async fn set_settings(&self, args: SettingsArgs) -> Result<Settings, Failure> {
        let (settings, saved) = self.ask(|reply| Order::Set(args, reply)).await?;
        until_kept(saved).await;
        Ok(settings)
    }

    async fn painted(&self, args: PaintedArgs) -> Result<(), Failure> {
        (self.on_painted)(args.what);
        Ok(())
    }

    async fn pause(&self, args: PauseArgs) -> Result<(), Failure> {
        self.order(Order::Pause(args.paused)).await;
        Ok(())
    }

    async fn search(&self, args: SearchArgs) -> Result<SearchView, Failure> {
        search(self.ask(Order::Reader).await?.ok().map(|asker| asker.reader), &args.query).await
    }

    async fn export_csv(&self, args: ExportArgs) -> Result<ExportView, Failure> {
        export::write(self.downloads.clone(), args).await
    }

    async fn session(&self, args: SessionArgs) -> Result<SessionView, Failure> {
        self.session_in_full(args.id).await
    }

    async fn transcript(&self, args: TranscriptArgs) -> Result<Vec<TranscriptLine>, Failure> {
        self.said(args).await
    }

    async fn customer_history(&self, args: HistoryArgs) -> Result<HistoryPage, Failure> {
        self.history_page(args).await
    }

    async fn edits(&self, args: SessionArgs) -> Result<EditsView, Failure> {
        self.typed(args).await
    }

    async fn keep_draft(&self, args: KeepDraftArgs) -> Result<EditsView, Failure> {
        self.keep(args).await
    }

    async fn save_notes(&self, args: SaveNotesArgs) -> Result<EditsView, Failure> {
        let SaveNotesArgs { session, text, unseen } = args;
        self.save(session, EditField::Notes, EditValue::Text { text }, unseen).await
    }

    async fn save_dispositions(&self, args: SaveDispositionsArgs) -> Result<EditsView, Failure> {
        let SaveDispositionsArgs { session, disposition, sub, unseen } = args;
        let value = EditValue::Choice { disposition: Some(disposition), sub };
        self.save(session, EditField::Disposition, value, unseen).await
    }

    async fn save_extra_items(&self, args: SaveExtraItemsArgs) -> Result<EditsView, Failure> {
        self.save_items(args).await
    }

    async fn open_screen_pop(&self, args: OpenScreenPopArgs) -> Result<(), Failure> {
        self.open_page(args).await
    }

    async fn offers(&self, args: AgentArgs) -> Result<OffersView, Failure> {
        self.ask(|reply| Order::Offers(args.agent, reply)).await?
    }

    async fn statuses(&self, args: AgentArgs) -> Result<Vec<StatusChoice>, Failure> {
        self.read_statuses(args.agent).await
    }

    async fn act(&self, args: ActArgs) -> Result<i64, Failure> {
        self.ask(|reply| Order::Act(args, reply)).await?
    }

    async fn journal(&self, args: JournalArgs) -> Result<JournalPage, Failure> {
        self.read_journal(args).await
    }

    async fn export_journal(&self, args: JournalArgs) -> Result<ExportView, Failure> {
        self.write_journal(args).await
    }

    async fn open_softphone(&self, args: OpenSoftphoneArgs) -> Result<(), Failure> {
        self.phone(args).await
    }

    async fn agent(&self, args: AgentArgs) -> Result<AgentView, Failure> {
        self.ask(Order::Agent).await??.read(args.agent).await
    }

    async fn agent_place(&self, args: AgentArgs) -> Result<AgentPlaceView, Failure> {
        let mbu = self.ask(Order::Organisation).await?;
        Ok(agent_view::place(&mbu, args.agent))
    }

    async fn queue_trend(&self, args: QueueArgs) -> Result<QueueTrendView, Failure> {
        match self.ask(Order::Trends).await? {
            Some(place) => place.read(args.queue).await,
            None => Ok(QueueTrendView::default()),
        }
    }

    async fn queue_agents(&self, args: QueueArgs) -> Result<Vec<i64>, Failure> {
        self.ask(|reply| Order::QueueAgents(args.queue, reply)).await
    }

    async fn organisation(&self, _: NoArgs) -> Result<OrganisationView, Failure> {
        let mbu = self.ask(Order::Organisation).await?;
        Ok(organisation::view(&mbu))
    }
}

#[cfg(test)]
mod tests {
    use tracing_subscriber::layer::SubscriberExt;

    use super::*;
    use crate::bare;

    fn options(folder: &Path, client_log: &ClientLog) -> AppOptions {
        AppOptions { client_log: client_log.clone(), ..bare::options(folder) }
    }

    #[tokio::test]
    async fn client_logs_are_switched_at_once_and_for_good() {
        let folder = tempfile::tempdir().unwrap();
        let log = ClientLog::default();
        let subscriber = tracing_subscriber::registry().with(log.layer());
        let _guard = tracing::subscriber::set_default(subscriber);
        let app = App::start(options(folder.path(), &log)).await;
        tracing::warn!("before");
        assert_eq!(log.waiting(), 1);
        let switch = |on| SettingsArgs { client_logs: Some(on), ..SettingsArgs::default() };
        assert!(!app.set_settings(switch(false)).await.unwrap().client_logs);
        tracing::warn!("while off");
        assert_eq!(log.waiting(), 0);
        // The next start finds it in the settings.
        let log = ClientLog::default();
        let app = App::start(options(folder.path(), &log)).await;
        let subscriber = tracing_subscriber::registry().with(log.layer());
        let _guard = tracing::subscriber::set_default(subscriber);
        tracing::warn!("still off");
        assert_eq!(log.waiting(), 0);
        assert!(app.set_settings(switch(true)).await.unwrap().client_logs);
        tracing::warn!("on again");
        assert_eq!(log.waiting(), 1);
    }
}
