//! Signing in with an account, and what the window knows of it afterwards.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use connect_simulator::{Mechanism, Options, Simulator};
use connect_tests::guarded::{PASSWORD, guarded, requests};
use connect_tests::webdriver::{Window, within_limit};
use serde_json::{Value, json};

const SEARCH: &str = include_str!("search.js");
const WRONG: &str = "Sésame ferme-toi 8";

/// Hides a secret wherever it must not be. The window's address keeps no cookies: none are planted.
const PLANT: &str = r#"
    const [text] = arguments;
    const field = document.createElement("input");
    field.name = "planted";
    field.value = text;
    document.body.append(field);
    const node = document.createElement("i");
    node.own = { planted: [text] };
    document.body.append(node);
    document.body.dataset.planted = text;
    localStorage.setItem("planted", text);
    sessionStorage.setItem("planted", text);
    history.replaceState({ planted: text }, "");
    performance.mark(text);
    window.plantedMap = { deep: [new Map([[{}, new Set([text])]])] };
    window.plantedBytes = new TextEncoder().encode(text);
    window.plantedSymbol = { [Symbol(text)]: 1 };
    window.plantedClass = new (class { #own = text; get own() { return this.#own; } })();"#;

/// What a secret may look like in a script's memory.
fn spellings(secret: &str) -> Vec<String> {
    let escaped: String = secret
        .chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) })
        .collect();
    let percent: String = secret
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b == b'-' {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    vec![secret.to_owned(), escaped, percent, BASE64_STANDARD.encode(secret)]
}

/// Both passwords, and what every token of the simulator's begins with.
fn secrets(simulator: &Simulator) -> Vec<String> {
    let token = simulator.token_of(1);
    let head = token.split_once('.').unwrap().0.to_owned();
    [spellings(PASSWORD), spellings(WRONG), vec![head]].concat()
}

async fn search(window: &Window, needles: &[String]) -> Value {
    let answer = window.client.execute_async(SEARCH, vec![json!(needles)]).await.unwrap();
    assert_eq!(answer["all"], json!(true), "{answer}");
    // The window itself, its elements, and the program's own state.
    let many = |what: &str, least: u64| answer[what].as_u64().is_some_and(|count| count > least);
    assert!(many("objects", 5_000) && many("nodes", 100) && many("texts", 20_000), "{answer}");
    answer["found"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_signs_in_and_leaves_nothing_in_the_window() {
    within_limit(async {
        let (simulator, user) =
            guarded(Options { host: Some("localhost".to_owned()), ..Options::default() }).await;
        let folder = tempfile::tempdir().unwrap();
        // A computer outside of every domain, where nobody is logged on.
        let outside = Path::new(env!("CARGO_MANIFEST_DIR")).join("signin/lab/outside.conf");
        let nobody = Path::new("/nonexistent/tickets");
        let environment =
            [("KRB5_CONFIG", outside.as_os_str()), ("KRB5CCNAME", nobody.as_os_str())];
        let opened = Window::open_in(folder.path(), &["--language", "en"], &environment).await;
        let Some(window) = opened else { return };
        let secrets = secrets(&simulator);

        window.find("first-start").await;
        window.fill("server", &simulator.root()).await;
        window.fill("clientId", &simulator.client_id()).await;
        window.click("sign-in").await;
        window.until_attribute("failure", "data-kind", "logonMissing").await;
        let told = window.find("failure").await.text().await.unwrap();
        assert!(told.contains("domain"), "{told}");

        window.click("other-account").await;
        window.fill("user", &user).await;
        window.fill("password", WRONG).await;
        let before = requests(&simulator);
        window.click("sign-in").await;
        window.until_attribute("failure", "data-kind", "passwordWrong").await;
        assert_eq!(requests(&simulator), before + 3, "tried once");
        assert_eq!(search(&window, &secrets).await, json!([]));

        window.fill("password", PASSWORD).await;
        window.click("sign-in").await;
        window.until_attribute("connection", "data-state", "live").await;
        assert!(!window.table("queues-grid").await.is_empty());
        window.click("settings").await;
        window.until_attribute("proof", "data-mechanism", "ntlm").await;
        let proof = window.find("proof").await.text().await.unwrap();
        assert!(proof.contains("NTLM") && proof.contains(&user), "{proof}");
        let [entry] = <[_; 1]>::try_from(simulator.sign_ins()).unwrap();
        assert_eq!(entry.mechanism, Mechanism::Ntlm);
        assert_eq!(search(&window, &secrets).await, json!([]));

        // It would be found.
        for secret in [&secrets[0], secrets.last().unwrap()] {
            window.run(PLANT, vec![json!(secret)]).await;
            let found = search(&window, &secrets).await;
            let found: Vec<&str> =
                found.as_array().unwrap().iter().filter_map(Value::as_str).collect();
            for place in [
                "input",
                "outerHTML",
                "localStorage",
                "sessionStorage",
                "history",
                "performance",
                "plantedMap",
                "plantedBytes",
                "plantedSymbol",
                "plantedClass",
                "own.planted",
                "dataset.planted",
            ] {
                assert!(found.iter().any(|at| at.contains(place)), "{place}: {found:?}");
            }
        }
        window.close().await;
    })
    .await;
}
