//! The command line. Window and doctor take the same flags.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use connect_app::Transport;
use connect_ipc::SignInArgs;
use connect_l10n::{Messages, Value, languages};

/// The longest watch: a day.
const LONGEST_WATCH: i64 = 86_400;

/// What the program is to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Open the window.
    Window,
    /// Examine a server in the terminal.
    Doctor {
        /// How long to count live updates.
        watch: Option<Duration>,
        /// Print JSON.
        json: bool,
        /// Call the other methods too.
        methods: bool,
        /// The one transport to use.
        transport: Option<Transport>,
        /// The account to sign in with, in place of the logon.
        user: Option<String>,
        /// Its password comes from standard input; else it is the one that is kept.
        password_stdin: bool,
    },
}

/// The arguments, checked.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) verb: Verb,
    pub(crate) demo: bool,
    pub(crate) sign_in: Option<SignInArgs>,
    pub(crate) data_dir: Option<PathBuf>,
    pub(crate) language: Option<String>,
    /// Say on standard output what was painted and when: for the start-up benchmark.
    pub(crate) mark_painted: bool,
}

/// What came of reading the arguments.
pub(crate) enum Parsed {
    /// They are right.
    Args(Args),
    /// Help or version was asked for; this is the text.
    Help(String),
    /// They are wrong; this says what is and what to do.
    Wrong(String),
}

/// Reads the arguments; help and complaints are in the language of `messages`.
pub(crate) fn parse(arguments: Vec<OsString>, messages: &Messages) -> Parsed {
    match command(messages).try_get_matches_from(arguments) {
        Ok(matches) => match check(&matches, messages) {
            Ok(args) => Parsed::Args(args),
            Err(text) => Parsed::Wrong(wrong(messages, &text)),
        },
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Parsed::Help(error.to_string().trim_end().to_owned())
            }
            _ => Parsed::Wrong(wrong(messages, &complaint(messages, &error))),
        },
    }
}

fn wrong(messages: &Messages, text: &str) -> String {
    format!("{text}\n{}", messages.text("cli-more", &[]))
}

fn command(messages: &Messages) -> Command {
    let known = languages().join(", ");
    let text = |id: &str| messages.text(id, &[("languages", Value::from(&known))]);
    let options = text("cli-heading-options");
    let heading = options.trim_end_matches(':').to_owned();
    let flag = |name: &'static str| {
        let help = text(&format!("cli-{name}"));
        let arg = Arg::new(name).long(name).global(true).help(help).help_heading(heading.clone());
        arg.action(ArgAction::SetTrue)
    };
    let value =
        |name: &'static str, kind: &'static str| flag(name).action(ArgAction::Set).value_name(kind);
    let help = flag("help").short('h').action(ArgAction::Help);
    let version = flag("version").short('V').action(ArgAction::Version).global(false);
    let shared = [
        flag("demo"),
        value("server", "URL"),
        value("client-id", "GUID"),
        flag("allow-http"),
        value("data-dir", "DIR").value_parser(value_parser!(PathBuf)),
        value("language", "TAG"),
        help,
    ];
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", text("cli-heading-usage"));
    let doctor = Command::new("doctor")
        .about(text("cli-doctor-about"))
        .help_template(template.clone())
        .disable_help_flag(true)
        .arg(value("watch", "SECONDS").global(false).allow_hyphen_values(true))
        .arg(flag("methods").global(false))
        .arg(value("transport", "NAME").global(false))
        .arg(value("user", "NAME").global(false))
        .arg(flag("password-stdin").global(false))
        .arg(flag("json").global(false));
    Command::new("connect-console")
        .about(text("cli-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .help_template(template)
        .subcommand_help_heading(text("cli-heading-commands").trim_end_matches(':').to_owned())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(shared)
        .arg(version)
        .arg(Arg::new("mark-painted").long("mark-painted").action(ArgAction::SetTrue).hide(true))
        .subcommand(doctor)
}

fn check(matches: &ArgMatches, messages: &Messages) -> Result<Args, String> {
    let (verb, matches, mark_painted) = match matches.subcommand() {
        Some((_, inner)) => (doctor(inner, messages)?, inner, false),
        None => (Verb::Window, matches, matches.get_flag("mark-painted")),
    };
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let demo = matches.get_flag("demo");
    let sign_in = match (text("server"), text("client-id")) {
        (Some(_), _) if demo => return Err(messages.text("cli-server-and-demo", &[])),
        (Some(server), Some(client_id)) => {
            let allow_http = matches.get_flag("allow-http");
            Some(SignInArgs { server, client_id, allow_http, account: None })
        }
        (Some(_), None) => return Err(messages.text("cli-client-id-missing", &[])),
        (None, Some(_)) => return Err(messages.text("cli-server-missing", &[])),
        (None, None) => None,
    };
    if let Verb::Doctor { user, .. } = &verb {
        if !demo && sign_in.is_none() {
            return Err(messages.text("cli-doctor-what", &[]));
        }
        if demo && user.is_some() {
            return Err(messages.text("cli-user-and-demo", &[]));
        }
    }
    let language = text("language").map(|tag| known_language(tag, messages)).transpose()?;
    let data_dir = matches.get_one::<PathBuf>("data-dir").cloned();
    Ok(Args { verb, demo, sign_in, data_dir, language, mark_painted })
}

fn doctor(matches: &ArgMatches, messages: &Messages) -> Result<Verb, String> {
    let watch = match matches.get_one::<String>("watch") {
        None => None,
        Some(input) => {
            let seconds =
                input.parse().ok().filter(|n| (1..=LONGEST_WATCH.unsigned_abs()).contains(n));
            let wrong = || {
                let values = [("input", Value::from(input)), ("most", Value::from(LONGEST_WATCH))];
                messages.text("cli-watch-invalid", &values)
            };
            Some(Duration::from_secs(seconds.ok_or_else(wrong)?))
        }
    };
    let (json, methods) = (matches.get_flag("json"), matches.get_flag("methods"));
    let transport = matches.get_one::<String>("transport").map(|name| {
        name.parse::<Transport>()
            .map_err(|_| messages.text("cli-transport-invalid", &[("input", Value::from(name))]))
    });
    let user = matches.get_one::<String>("user").cloned();
    let password_stdin = matches.get_flag("password-stdin");
    if password_stdin && user.is_none() {
        return Err(messages.text("cli-user-missing", &[]));
    }
    let transport = transport.transpose()?;
    Ok(Verb::Doctor { watch, json, methods, transport, user, password_stdin })
}

fn known_language(tag: String, messages: &Messages) -> Result<String, String> {
    if languages().contains(&tag.as_str()) {
        return Ok(tag);
    }
    let known = languages().join(", ");
    let values = [("input", Value::from(&tag)), ("languages", Value::from(&known))];
    Err(messages.text("cli-language-unknown", &values))
}

/// The parser's complaint in our words.
fn complaint(messages: &Messages, error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            let (name, kind) = argument.split_once(' ').unwrap_or((&argument, ""));
            let values = [("argument", Value::from(name)), ("value", Value::from(kind))];
            messages.text("cli-value-missing", &values)
        }
        ErrorKind::ValueValidation => {
            let values = [
                ("argument", Value::from(&argument)),
                ("input", Value::from(&value)),
                ("value", Value::from("")),
            ];
            messages.text("cli-value-invalid", &values)
        }
        _ => {
            let other = context(ContextKind::InvalidSubcommand);
            let name = if argument.is_empty() { other } else { argument };
            messages.text("cli-unknown-argument", &[("argument", Value::from(&name))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Args, String> {
        let arguments = std::iter::once("connect-console").chain(line.split_whitespace());
        match parse(
            arguments.map(OsString::from).collect(),
            &Messages::new("en").use_isolating(false),
        ) {
            Parsed::Args(args) => Ok(args),
            Parsed::Help(text) | Parsed::Wrong(text) => Err(text),
        }
    }

    #[test]
    fn window_and_doctor_take_the_same_flags() {
        let window = read("--server s --client-id c --allow-http --data-dir d --language fr");
        let doctor =
            read("doctor --server s --client-id c --allow-http --data-dir d --language fr");
        let (window, doctor) = (window.unwrap(), doctor.unwrap());
        assert_eq!(window.verb, Verb::Window);
        let plain = Verb::Doctor {
            watch: None,
            json: false,
            methods: false,
            transport: None,
            user: None,
            password_stdin: false,
        };
        assert_eq!(doctor.verb, plain);
        let doctor = Args { verb: Verb::Window, ..doctor };
        assert_eq!(format!("{doctor:?}"), format!("{window:?}"));
        let before =
            read("--demo doctor --watch 5 --json --methods --transport longpolling").unwrap();
        assert!(before.demo);
        let watch = Some(Duration::from_secs(5));
        let transport = Some(Transport::LongPolling);
        let Verb::Doctor { watch: seconds, json, methods, transport: way, .. } = before.verb else {
            panic!("a doctor");
        };
        assert_eq!((seconds, json, methods, way), (watch, true, true, transport));
    }

    #[test]
    fn a_password_is_no_argument() {
        let line = "doctor --server s --client-id c --user CONTOSO\\anna --password-stdin";
        let Verb::Doctor { user, password_stdin, .. } = read(line).unwrap().verb else {
            panic!("a doctor");
        };
        assert_eq!((user.as_deref(), password_stdin), (Some("CONTOSO\\anna"), true));
        assert!(read("doctor --server s --client-id c --user a --password b").is_err());
    }

    #[test]
    fn mistakes_are_named() {
        for (line, word) in [
            ("--sever x", "--sever"),
            ("frobnicate", "frobnicate"),
            ("--server", "--server"),
            ("--server x", "--client-id"),
            ("--client-id x", "--server"),
            ("--demo --server x --client-id y", "--demo"),
            ("doctor", "--demo"),
            ("doctor --demo --watch soon", "soon"),
            ("doctor --demo --watch -1", "-1"),
            ("doctor --demo --password-stdin", "--user"),
            ("doctor --demo --user anna", "--user"),
            ("doctor --demo --transport foreverFrame", "foreverFrame"),
            ("--language xx", "xx"),
        ] {
            let text = read(line).map(|_| ()).unwrap_err();
            assert!(text.contains(word) && text.contains("--help"), "{line}: {text}");
        }
    }

    #[test]
    fn help_names_every_flag() {
        let text = read("doctor --help").map(|_| ()).unwrap_err();
        for flag in [
            "--demo",
            "--server",
            "--client-id",
            "--allow-http",
            "--data-dir",
            "--watch",
            "--methods",
            "--transport",
            "--user",
            "--password-stdin",
            "--json",
        ] {
            assert!(text.contains(flag), "{flag}: {text}");
        }
        let words: Vec<_> = text.split([' ', ',', '\n']).collect();
        assert!(languages().iter().all(|tag| words.contains(tag)), "{text}");
    }
}
