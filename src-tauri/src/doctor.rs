//! The doctor's terminal. It needs no display and no web view.

use std::io::{self, BufRead, Read};
use std::process::ExitCode;

use connect_app::{Config, Doctor, DoctorOptions, MethodCheck, Sample, SampleServer, Vault};
use connect_ipc::{AccountArgs, DoctorReport, SignInArgs};
use connect_l10n::{Messages, Value};
use serde_json::json;

use crate::args::{Args, Verb};
use crate::sample::{BuiltIn, locale};
use crate::{args_messages, log, window};

/// More than the longest password, in bytes.
const LONGEST_LINE: u64 = 8192;

pub(crate) async fn run(args: Args) -> ExitCode {
    let messages = args_messages(&args);
    let Verb::Doctor { watch, json, methods, transport, user, password_stdin } = args.verb else {
        return ExitCode::FAILURE;
    };
    let sample = BuiltIn { locale: locale(messages.language()) };
    let (mut sign_in, _sample): (SignInArgs, Option<Sample>) = match args.sign_in {
        Some(sign_in) => (sign_in, None),
        None => match sample.start().await {
            Ok(sample) => {
                let server = sample.root.clone();
                let client_id = sample.client_id.clone();
                let sign_in = SignInArgs { server, client_id, allow_http: false, account: None };
                (sign_in, Some(sample))
            }
            Err(failure) => {
                log::complain(&format!("{failure:?}"));
                return ExitCode::FAILURE;
            }
        },
    };
    if let Some(user) = user {
        let password = if password_stdin { Some(typed().unwrap_or_default().into()) } else { None };
        sign_in.account = Some(AccountArgs { user, password, remember: false });
    }
    // Trusted hosts and the mapping table are read; nothing is written.
    let folder = window::data_folder(args.data_dir);
    let config = Config::load(&folder).unwrap_or_default();
    if !json {
        let server = [("server", Value::from(&sign_in.server))];
        let id = if args.demo { "doctor-heading-demo" } else { "doctor-heading" };
        log::print(&messages.text(id, &server));
    }
    let language = Some(messages.language().to_owned());
    let methods = match (methods, args.demo) {
        (false, _) => MethodCheck::None,
        (true, false) => MethodCheck::Reading,
        (true, true) => MethodCheck::All,
    };
    let doctor = Doctor::new(DoctorOptions {
        sign_in,
        config,
        watch,
        language,
        methods,
        transport,
        vault: Vault::system(),
    });
    let report = doctor
        .run(|step| {
            if !json {
                for line in Doctor::lines(&messages, step) {
                    log::print(&line);
                }
            }
        })
        .await;
    if json {
        log::print(&as_json(&report, &messages));
    } else {
        if watch.is_some() {
            let count = [("count", Value::from(report.updates))];
            log::print(&messages.text("doctor-updates", &count));
        }
        let id = if report.ok { "doctor-ok" } else { "doctor-not-ok" };
        log::print(&messages.text(id, &[]));
    }
    if report.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The first line of standard input.
fn typed() -> Option<String> {
    let mut line = String::new();
    io::stdin().lock().take(LONGEST_LINE).read_line(&mut line).ok()?;
    line.truncate(line.trim_end_matches(['\n', '\r']).len());
    Some(line)
}

fn as_json(report: &DoctorReport, messages: &Messages) -> String {
    let steps = report.steps.iter().map(|step| {
        let detail = match &step.failure {
            Some(_) => Doctor::lines(messages, step).iter().skip(1).map(|l| l.trim()).collect::<Vec<_>>().join(" "),
            None => step.detail.clone(),
        };
        let name = Doctor::name(messages, &step.id);
        json!({ "id": step.id, "name": name, "status": step.status, "ms": step.ms, "detail": detail })
    });
    let steps: Vec<_> = steps.collect();
    json!({ "ok": report.ok, "updates": report.updates, "steps": steps }).to_string()
}
