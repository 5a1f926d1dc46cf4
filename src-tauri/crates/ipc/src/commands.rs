//! The one list of commands. The shell makes a Tauri command of each entry, the build script a
//! permission, the generator a TypeScript signature; a missing handler does not compile.

use crate::Failure;

/// Calls the macro `$with` with every command as `name(Args) -> Reply;`.
#[macro_export]
macro_rules! command_list {
    ($with:path) => {
        $with! {
            /// What the window needs before it can draw anything.
            start($crate::NoArgs) -> $crate::StartView;
            /// Who would sign in, and whether a password could be kept.
            logon($crate::NoArgs) -> $crate::LogonView;
            /// Signs in to a server; progress comes by the feed.
            sign_in($crate::SignInArgs) -> ();
            /// Opens the console on the built-in simulator.
            explore($crate::NoArgs) -> ();
            /// Leaves the server and returns to the first screen.
            sign_out($crate::NoArgs) -> ();
            /// Deletes the password that is kept, without leaving the server.
            forget($crate::NoArgs) -> ();
            /// Trusts the sign-in service that the server has just named, for this server alone.
            trust_host($crate::TrustArgs) -> ();
            /// Tries the connection again at once instead of waiting for the next attempt.
            retry($crate::NoArgs) -> ();
            /// Runs the same steps as `connect-console doctor` against an address.
            diagnose($crate::SignInArgs) -> $crate::DoctorReport;
            /// Says that a batch has been drawn, so that the next may come.
            ack($crate::AckArgs) -> ();
            /// Says whether the window can be seen; a hidden one is fed once a second.
            set_visible($crate::VisibleArgs) -> ();
            /// Changes settings and answers all of them.
            set_settings($crate::SettingsArgs) -> $crate::Settings;
            /// Marks what has been painted, for the start-up benchmark.
            painted($crate::PaintedArgs) -> ();

            /// Stops all updates of the window, or goes on with the present. Not kept over a start.
            pause($crate::PauseArgs) -> ();
            /// Asks the server for agents and queues (row Q1); a blank query finds nothing.
            search($crate::SearchArgs) -> $crate::SearchView;
            /// Writes a table to the folder for downloads, under a name that is free.
            export_csv($crate::ExportArgs) -> $crate::ExportView;
            /// One session in full.
            session($crate::SessionArgs) -> $crate::SessionView;
            /// What was said in a session, or what is new of it.
            transcript($crate::TranscriptArgs) -> Vec<$crate::TranscriptLine>;
            /// A further page of the history of a session's customer.
            customer_history($crate::HistoryArgs) -> $crate::HistoryPage;
            /// What was typed in a session and is kept, also where the session cannot be looked at.
            edits($crate::SessionArgs) -> $crate::EditsView;
            /// Keeps what was typed until it is saved; answers all that was typed in the session.
            keep_draft($crate::KeepDraftArgs) -> $crate::EditsView;
            /// Saves the notes, unless the server has others than were seen; what came of it is in
            /// the answer.
            save_notes($crate::SaveNotesArgs) -> $crate::EditsView;
            /// Saves the disposition in the same way.
            save_dispositions($crate::SaveDispositionsArgs) -> $crate::EditsView;
            /// Saves extra items in the same way, one after the other.
            save_extra_items($crate::SaveExtraItemsArgs) -> $crate::EditsView;
            /// Opens the page of a session outside of this program.
            open_screen_pop($crate::OpenScreenPopArgs) -> ();
            // Actions.
            /// What can be done to an agent now, and why the rest cannot.
            offers($crate::AgentArgs) -> $crate::OffersView;
            /// The statuses that an agent can be set to.
            statuses($crate::AgentArgs) -> Vec<$crate::StatusChoice>;
            /// Does something to an agent or a session; answers its number. What becomes of it comes
            /// by the feed.
            act($crate::ActArgs) -> i64;
            /// A page of what the user has done.
            journal($crate::JournalArgs) -> $crate::JournalPage;
            /// Writes what fits of the journal to a file of the user's downloads.
            export_journal($crate::JournalArgs) -> $crate::ExportView;
            /// Opens the softphone on the address that an action has told of.
            open_softphone($crate::OpenSoftphoneArgs) -> ();
            // One agent in full.
            /// What the server says of an agent: statuses of 24 hours, metrics, and those by queue.
            agent($crate::AgentArgs) -> $crate::AgentView;
            /// Where an agent belongs in the organisation.
            agent_place($crate::AgentArgs) -> $crate::AgentPlaceView;
            // Trends.
            /// The last 24 hours of a queue, as far as the console followed them.
            queue_trend($crate::QueueArgs) -> $crate::QueueTrendView;
            /// The agents who serve a queue, by id.
            queue_agents($crate::QueueArgs) -> Vec<i64>;

            /// Who and what there is to look at.
            organisation($crate::NoArgs) -> $crate::OrganisationView;
        }
    };
}

macro_rules! handlers {
    ($($(#[$doc:meta])* $name:ident($args:ty) -> $reply:ty;)*) => {
        /// One handler per command.
        pub trait Handlers: Send + Sync + 'static {
            $($(#[$doc])*
            fn $name(&self, args: $args) -> impl Future<Output = Result<$reply, Failure>> + Send;)*
        }

        /// The names of all commands that take arguments and answer once.
        pub const fn command_names() -> &'static [&'static str] {
            &[$(stringify!($name)),*]
        }

        /// The signatures in TypeScript, one line per command.
        pub(crate) fn command_signatures(cfg: &ts_rs::Config) -> Vec<String> {
            vec![$(format!(
                "{}: {{ args: {}; reply: {} }};",
                stringify!($name),
                <$args as ts_rs::TS>::name(cfg),
                <$reply as ts_rs::TS>::name(cfg),
            )),*]
        }
    };
}

command_list!(handlers);
