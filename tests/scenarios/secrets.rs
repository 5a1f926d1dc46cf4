//! Token and password stay in the backend: in no file, no batch, no log, no argument.

use std::fs;
use std::process::Stdio;

use connect_simulator::{Options, Simulator};
use connect_tests::desk::Desk;
use connect_tests::guarded::{PASSWORD, guarded};
use connect_tests::programs::console;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::accounts::with;
use crate::args;

/// Every token of the simulator begins with the header of a JWT.
const TOKEN: &[u8] = b"eyJ";

/// True if there is a token, or the password in any writing that it goes through.
fn holds(haystack: &[u8]) -> bool {
    let wide: Vec<u8> = PASSWORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let escaped = PASSWORD.escape_unicode().to_string();
    let debugged: Vec<String> = PASSWORD.bytes().map(|byte| byte.to_string()).collect();
    let needles =
        [TOKEN, PASSWORD.as_bytes(), &wide, escaped.as_bytes(), &debugged.join(", ").into_bytes()]
            .map(<[u8]>::to_vec);
    let finder = |needle: &Vec<u8>| haystack.windows(needle.len()).any(|part| part == needle);
    needles.iter().any(finder)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_token_in_files_or_batches() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    desk.app.finish().await;
    assert!(!holds(format!("{:?}", desk.screen).as_bytes()));
    let mut files = 0;
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        assert!(!holds(&fs::read(&path).unwrap()), "{}", path.display());
        files += 1;
    }
    assert!(files >= 2, "settings and store");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_token_in_the_most_talkative_log() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let run = Command::new(console())
        .args(["doctor", "--server", &simulator.root(), "--client-id", &simulator.client_id()])
        .arg("--data-dir")
        .arg(folder.path())
        .env("CONNECT_CONSOLE_LOG", "trace")
        .stdin(Stdio::null())
        .output()
        .await
        .unwrap();
    assert!(run.status.success());
    assert!(run.stderr.len() > 1000, "the log is talkative");
    assert!(!holds(&run.stderr) && !holds(&run.stdout));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_password_in_files_or_batches() {
    let (simulator, user) = guarded(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let typed = with(args(&simulator), &user, Some(PASSWORD));
    assert!(!holds(format!("{typed:?}").as_bytes()));
    for shown in [format!("password={PASSWORD}"), format!("{:?}", PASSWORD.as_bytes())] {
        assert!(holds(shown.as_bytes()), "it would be found");
    }
    let mut desk = Desk::start(folder.path(), Some(typed)).await;
    desk.until_live().await;
    desk.app.finish().await;
    assert!(!holds(format!("{:?}", desk.screen).as_bytes()));
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        assert!(!holds(&fs::read(&path).unwrap()), "{}", path.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_password_in_the_most_talkative_log_or_what_others_see_of_the_program() {
    let (simulator, user) = guarded(Options::default()).await;
    for (password, right) in [(PASSWORD.to_owned(), true), (format!("{PASSWORD}?"), false)] {
        let folder = tempfile::tempdir().unwrap();
        let mut child = Command::new(console())
            .args(["doctor", "--server", &simulator.root(), "--client-id", &simulator.client_id()])
            .args(["--user", &user, "--password-stdin", "--data-dir"])
            .arg(folder.path())
            .env("CONNECT_CONSOLE_LOG", "trace")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        // It waits for the password, so this is what it was started with.
        let seen = format!("/proc/{}", child.id().unwrap());
        for file in ["cmdline", "environ"] {
            assert!(!holds(&fs::read(format!("{seen}/{file}")).unwrap()), "{file}");
        }
        let mut input = child.stdin.take().unwrap();
        input.write_all(format!("{password}\n").as_bytes()).await.unwrap();
        let run = child.wait_with_output().await.unwrap();
        drop(input);
        let said = String::from_utf8_lossy(&run.stdout);
        assert_eq!(run.status.success(), right, "{said}");
        assert!(!right || said.contains("NTLM"), "{said}");
        assert!(run.stderr.len() > 1000, "the log is talkative");
        assert!(!holds(&run.stderr) && !holds(&run.stdout));
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is written");
    }
}
